using Salient.Claims;
using Salient.Reports;

namespace Salient.SystemTests.Exchange;

public sealed class RowReaderTests(RowDesk desk) : IClassFixture<RowDesk>
{
    /// <summary>Columns of ACLED in another order than its own, some left out: they are bound by name.</summary>
    private const string Acled = "notes,event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,"
        + "actor2,iso,location,latitude,longitude,geo_precision,source,fatalities,timestamp\n";

    private const string Ged = "id,type_of_violence,side_a,side_b,source_article,source_office,source_date,source_headline,"
        + "where_prec,where_coordinates,where_description,latitude,longitude,country,country_id,date_prec,date_start,date_end,"
        + "deaths_a,deaths_b,deaths_civilians,best,high,low\n";

    [Fact]
    public void A_row_of_acled_is_a_claim_with_its_notes_for_words_and_its_source_for_witness()
    {
        var reading = Assert.Single(desk.Read(Acled
            + "\"Fighters took the town, it was said.\",SYR9001,02 January 2019,1,Battles,Non-state actor overtakes territory,"
            + "HTS: Hayat Tahrir al Sham,Hill Column,Military Forces of Syria (2000-),760,Atarib,36.139,36.83,1,SOHR; Field Post,"
            + "3,1546819200\n"));

        var claim = Assert.Single(reading.Claims);
        Assert.Equal(("SYR9001", "ACLED", RowDesk.Day(7)), (reading.Report.Id, reading.Report.Outlet, reading.Report.Published));
        Assert.Equal(("capture", "hayat-tahrir-al-sham", "syrian-arab-army"), (claim.Event, claim.Actors[0].Id, claim.Targets[0].Id));
        Assert.Equal(["Hayat Tahrir al-Sham", "Hill Column"], claim.Actors.Select(a => a.Name));
        Assert.Equal(("Fighters took the town, it was said.", 3, null), (claim.Text, claim.Killed, claim.KilledHigh));
        Assert.Equal(claim.Text, reading.Report.Text[claim.Start..claim.End]);
        Assert.Contains("The row in Salient's words: ", reading.Report.Text, StringComparison.Ordinal);
        Assert.Equal((RowDesk.Day(2), RowDesk.Day(2), DatePrecision.Day), (claim.Date.From, claim.Date.To, claim.Date.Precision));
        Assert.Equal(("codebook:sy-atarib", "SY", PlacePrecision.Settlement),
            (claim.Place!.Id, claim.Place.Country, claim.Place.Precision));
        Assert.Equal(("SOHR; Field Post", SourceKind.Named), (claim.Source.Text, claim.Source.Kind));
        Assert.Equal((HoldingState.Holds, "hayat-tahrir-al-sham", "syrian-arab-army"),
            (claim.Effects[0].State, claim.Effects[0].Holder!.Id, claim.Effects[0].FromHolder!.Id));
        Assert.Equal(ReadingIdentity.OfRows, reading.Identity.Reader);
    }

    [Fact]
    public void Acled_orders_sides_by_gain_dates_by_week_and_writes_nought_for_not_said()
    {
        var claim = desk.Read(Acled
            + "Given over.,SYR2,2019-01-09,2,Strategic developments,Non-violent transfer of territory,Hayat Tahrir al-Sham,,"
            + "Ahrar al-Sham,760,Near Atarib,36.2,36.8,2,Field Post,0,1546819200\n")[0].Claims[0];

        // Who gains is the target of a hand-over; ACLED names him first.
        Assert.Equal(("ahrar-al-sham", "hayat-tahrir-al-sham"), (claim.Actors[0].Id, claim.Targets[0].Id));
        Assert.Equal((RowDesk.Day(7), RowDesk.Day(13), DatePrecision.Week), (claim.Date.From, claim.Date.To, claim.Date.Precision));
        Assert.Null(claim.Killed);
        Assert.Equal(PlacePrecision.Near, claim.Place!.Precision);
        // What happened near a place says nothing of who holds the place.
        Assert.Empty(claim.Effects);
    }

    [Fact]
    public void A_row_of_ged_comes_from_its_article_and_tells_its_columns_in_words_of_our_own()
    {
        var reading = Assert.Single(desk.Read(Ged
            + "77,1,Government of Syria,Ahrar al-Sham,\"Field Post,2019-01-05,Two sides fight\",Field Post,2019-01-05,"
            + "Two sides fight,1,Saraqib,Saraqib town,35.864,36.806,Syria,652,2,2019-01-03,2019-01-04,2,1,0,3,5,3\n"));

        var claim = Assert.Single(reading.Claims);
        Assert.Equal(("77", "UCDP GED", "Field Post", RowDesk.Day(5)),
            (reading.Report.Id, reading.Report.Outlet, reading.Report.OriginalSource, reading.Report.DateLine));
        Assert.Equal(("clash", 3, 5), (claim.Event, claim.Killed, claim.KilledHigh));
        Assert.Equal([("Government of Syria", 2), ("Ahrar al-Sham", 1)], claim.Tolls.Select(t => (t.Who, t.Killed!.Value)));
        Assert.StartsWith("Organised violence: from 3 January 2019 to 4 January 2019, Government of Syria against Ahrar al-Sham,"
            + " at Saraqib. Killed: 3.", claim.Text, StringComparison.Ordinal);
        Assert.Equal(claim.Text, reading.Report.Text[claim.Start..claim.End]);
        Assert.Equal(("ahrar-al-sham", "SY"), (claim.Targets[0].Id, claim.Place!.Country));
    }

    [Fact]
    public void A_row_without_columns_of_others_says_who_held_a_place_on_a_day()
    {
        var readings = desk.Read("place,date,holder,source,state\nAtarib,2019-01-09,Hayat Tahrir al-Sham,Field office,\nSaraqib,"
            + "2019-01-09,,Field office,contested\nIdlib,2019-01-09,Ahrar al-Sham,Field office,besieged\n");

        var (held, contested, besieged) = (readings[0].Claims[0], readings[1].Claims[0], readings[2].Claims[0]);
        Assert.Equal(("hold", "Hayat Tahrir al-Sham held Atarib on 9 January 2019. Source: Field office.", DatePrecision.AsOf),
            (held.Event, held.Text, held.Date.Precision));
        Assert.Equal(("Field office", "Field office", SourceKind.Outlet), (readings[0].Report.Outlet, held.Source.Name, held.Source.Kind));
        Assert.Equal((HoldingState.Holds, "hayat-tahrir-al-sham"), (held.Effects[0].State, held.Effects[0].Holder!.Id));
        Assert.Equal((HoldingState.Contested, null), (contested.Effects[0].State, contested.Effects[0].Holder));
        Assert.Equal((HoldingState.Besieged, "ahrar-al-sham"), (besieged.Effects[0].State, besieged.Effects[0].Holder!.Id));
    }

    [Fact]
    public void A_layer_gives_its_areas_and_points_to_their_holders()
    {
        const string Layer = """
            {"type":"FeatureCollection","name":"Weekly control","features":[
             {"type":"Feature","properties":{"controller":"Hayat Tahrir al-Sham","date":"2019-01-10"},
              "geometry":{"type":"Polygon","coordinates":[[[36.5,35.9],[36.7,35.9],[36.7,36.1],[36.5,36.1],[36.5,35.9]]]}},
             {"type":"Feature","properties":{"holder":"Ahrar al-Sham","name":"Atarib"},"geometry":{"type":"Point","coordinates":[36.83,36.14]}}]}
            """;

        var readings = desk.Read(Layer, given: new() { Published = RowDesk.Day(11) });

        var (area, town) = (readings[0].Claims[0], readings[1].Claims[0]);
        Assert.Equal(("the area around 36, 36.6", "POLYGON ((36.5 35.9, 36.7 35.9, 36.7 36.1, 36.5 36.1, 36.5 35.9))", 15d),
            (area.Place!.Name, area.Place.Area, area.Place.RadiusKm));
        Assert.Equal(("hayat-tahrir-al-sham", RowDesk.Day(10)), (area.Effects[0].Holder!.Id, area.Date.To));
        Assert.Equal(("codebook:sy-atarib", RowDesk.Day(11), "Weekly control"), (town.Place!.Id, town.Date.To, readings[1].Report.Outlet));
    }

    [Theory]
    [InlineData(Acled + "x,S1,2019-01-03,1,Strategic developments,Other,A,,B,760,Atarib,36.1,36.8,1,P,0,\n", 2, "which may be anything")]
    [InlineData(Acled + "x,S1,soon,1,Battles,Armed clash,A,,B,760,Atarib,36.1,36.8,1,P,0,\n", 2, "'soon' as event_date")]
    [InlineData(Acled + "x,S1,2019-01-03,1,Battles,Armed clash,A,,B,760,Atarib,96.1,36.8,1,P,0,\n", 2, "outside the world")]
    [InlineData(Acled + "x,S1,2019-01-03,1,Battles,Armed clash,A,,B,760,Atarib,36.1,,1,P,0,\n", 2, "only one of latitude and longitude")]
    [InlineData(Acled + "x,S1,2019-01-03,1,Battles,Armed clash,A,,B,760,Atarib,36.1,36.8,1,P,few,\n", 2, "'few' as fatalities")]
    [InlineData(Ged + "1,9,A,B,,,,,1,Tal,,36,36,Syria,652,1,2019-01-03,2019-01-03,,,,1,1,1\n", 2, "none of 1, 2 and 3")]
    [InlineData(Ged + "1,1,A,B,,,,,1,Tal,,36,36,Syria,652,1,2019-01-05,2019-01-03,,,,1,1,1\n", 2, "begins after it ends")]
    [InlineData("place,date,holder,source\nNo Such Hamlet,2019-01-09,A,P\n", 2, "no list knows")]
    [InlineData("place,date,holder,source\nAtarib,,A,P\n", 2, "has no date")]
    [InlineData("place,date,holder,source\nAtarib,2019-01-09,A,P,more,cells\n", 2, "has 6 cells")]
    [InlineData("town,day\nAtarib,2019-01-09\n", 1, "neither ACLED's nor GED's")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"holder\":\"A\"},"
        + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}}]}", 1, "only points and areas")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"holder\":\"A\","
        + "\"date\":\"2019-01-01\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[500000,4000000]}}]}", 1, "outside the world")]
    [InlineData("{\"type\":\"Feature\"}", 0, "no collection of features")]
    [InlineData("{\"features\":[", 0, "is not GeoJSON")]
    public void What_is_wrong_with_a_row_is_told_with_its_line(string file, int line, string told)
    {
        var row = Assert.Single(desk.Try(file));

        Assert.Null(row.Reading);
        Assert.Equal(line, row.Line);
        Assert.Contains(told, $"{row.Reason}; {row.Remedy}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_over_several_lines_does_not_shift_the_lines_of_those_behind_it()
    {
        var rows = desk.Try("place,date,holder,source,notes\nAtarib,2019-01-09,A,P,\"two\nlines\"\nSaraqib,never,A,P,\n");

        Assert.Equal([true, false], rows.Select(r => r.Reading is not null));
        Assert.Equal(4, rows[1].Line);
    }
}
