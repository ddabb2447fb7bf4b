namespace Salient.Language.Training;

/// <summary>Irregular forms of English that a small treebank may not hold, so that the lemmatiser learns them all the same.</summary>
internal static class IrregularWords
{
    private const string Verbs =
        "arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; become became become; begin began begun; bend bent bent; bet bet bet; bind bound bound; bite bit bitten; "
        + "bleed bled bled; blow blew blown; break broke broken; breed bred bred; bring brought brought; broadcast broadcast broadcast; build built built; burst burst burst; buy bought bought; "
        + "cast cast cast; catch caught caught; choose chose chosen; cling clung clung; come came come; cost cost cost; creep crept crept; cut cut cut; deal dealt dealt; dig dug dug; draw drew drawn; "
        + "drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find found found; flee fled fled; fling flung flung; fly flew flown; "
        + "forbid forbade forbidden; forecast forecast forecast; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven; forgo forwent forgone; freeze froze frozen; give gave given; "
        + "go went gone; grind ground ground; grow grew grown; hang hung hung; hear heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept; kneel knelt knelt; know knew known; "
        + "lay laid laid; lead led led; leave left left; lend lent lent; let let let; lie lay lain; lose lost lost; make made made; mean meant meant; meet met met; mislead misled misled; mow mowed mown; "
        + "offset offset offset; outdo outdid outdone; outgrow outgrew outgrown; outrun outran outrun; overcome overcame overcome; overhear overheard overheard; override overrode overridden; overrun overran overrun; "
        + "oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; pay paid paid; put put put; quit quit quit; read read read; rebuild rebuilt rebuilt; retake retook retaken; "
        + "rewrite rewrote rewritten; rid rid rid; ride rode ridden; ring rang rung; rise rose risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set set; "
        + "shake shook shaken; shed shed shed; shine shone shone; shoot shot shot; show showed shown; shrink shrank shrunk; shut shut shut; sing sang sung; sink sank sunk; sit sat sat; slay slew slain; sleep slept slept; "
        + "slide slid slid; sling slung slung; speak spoke spoken; speed sped sped; spend spent spent; spin spun spun; split split split; spread spread spread; spring sprang sprung; stand stood stood; steal stole stolen; "
        + "stick stuck stuck; sting stung stung; strike struck struck; strive strove striven; swear swore sworn; sweep swept swept; swim swam swum; swing swung swung; take took taken; teach taught taught; tear tore torn; "
        + "tell told told; think thought thought; throw threw thrown; thrust thrust thrust; undergo underwent undergone; understand understood understood; undertake undertook undertaken; undo undid undone; uphold upheld upheld; "
        + "upset upset upset; wake woke woken; wear wore worn; weave wove woven; win won won; wind wound wound; withdraw withdrew withdrawn; withhold withheld withheld; withstand withstood withstood; write wrote written";

    private const string Nouns =
        "man men; woman women; child children; foot feet; tooth teeth; person people; wife wives; life lives; knife knives; thief thieves; half halves; leaf leaves; shelf shelves; wolf wolves; crisis crises; "
        + "analysis analyses; basis bases; axis axes; hypothesis hypotheses; phenomenon phenomena; criterion criteria; troop troops; serviceman servicemen; gunman gunmen; policeman policemen; militiaman militiamen; "
        + "tribesman tribesmen; spokesman spokesmen; rifleman riflemen; clergyman clergymen; crewman crewmen; infantryman infantrymen; guardsman guardsmen; nobleman noblemen; fisherman fishermen; aircraft aircraft; "
        + "series series; species species; headquarters headquarters; barracks barracks; corps corps; crossroads crossroads; means means; outskirts outskirts";

    private const string Doubling =
        "abet admit airdrop bar beg ban clap commit compel control cram defer dispel drag drop equip expel fit grab gun map nab occur omit patrol permit pin plan plot prefer propel ram rebel refer regret repel rig rob "
        + "ship slam slap slip snap spot stab step stop strip submit tap trap transfer transmit trim unwrap wrap zip";

    /// <summary>Forms with their Penn tags and lemmas.</summary>
    public static IEnumerable<(string Form, string Xpos, string Lemma)> All()
    {
        foreach (var verb in Verbs.Split("; ").Select(v => v.Split(' ')))
        {
            yield return (verb[1], "VBD", verb[0]);
            yield return (verb[2], "VBN", verb[0]);
        }

        foreach (var noun in Nouns.Split("; ").Select(n => n.Split(' ')))
        {
            yield return (noun[1], "NNS", noun[0]);
        }

        foreach (var verb in Doubling.Split(' '))
        {
            yield return (verb + verb[^1] + "ed", "VBD", verb);
            yield return (verb + verb[^1] + "ed", "VBN", verb);
            yield return (verb + verb[^1] + "ing", "VBG", verb);
        }
    }
}
