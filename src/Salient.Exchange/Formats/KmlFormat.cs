using System.Text;
using System.Xml;
using NodaTime;
using Salient.Exchange.Tables;

namespace Salient.Exchange.Formats;

/// <summary>
/// KML 2.2: a placemark a row that has a point, with all cells as data, its day as a time, and words to read in a balloon. Rows without a
/// point are counted in the description.
/// </summary>
internal static class KmlFormat
{
    private const string Namespace = "http://www.opengis.net/kml/2.2";

    /// <summary>Writes the table.</summary>
    public static void Write(ExchangeTable table, Stream output)
    {
        using var xml = XmlWriter.Create(output, new() { Encoding = new UTF8Encoding(false), Indent = true, CloseOutput = false });
        var placed = table.Rows.Where(r => r.Latitude is not null && r.Longitude is not null).ToList();
        var missing = table.Rows.Count - placed.Count;
        xml.WriteStartElement("kml", Namespace);
        xml.WriteStartElement("Document");
        xml.WriteElementString("name", table.Title);
        xml.WriteElementString("description", table.Notice + (missing > 0
            ? FormattableString.Invariant($" {missing} rows without a point are not shown.") : ""));
        foreach (var row in placed)
        {
            Placemark(xml, table, row);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Placemark(XmlWriter xml, ExchangeTable table, TableRow row)
    {
        object? Cell(params string[] names) => names.Select(name => Index(table, name)).Where(i => i >= 0).Select(i => row.Cells[i])
            .FirstOrDefault(value => value is not null);
        string Said(params string[] names) => Cells.ForXml(Cells.Words(Cell(names)));
        xml.WriteStartElement("Placemark");
        var what = Said("event", "state", "sub_event_type");
        xml.WriteElementString("name", string.Join(": ",
            new[] { Said("place", "location"), what == "holds" ? Said("holder") : what }.Where(w => w.Length > 0)));
        xml.WriteElementString("description", string.Join(" — ",
            new[] { Said("sentence", "words", "notes"), Said("source"), Said("outlet", "outlets") }.Where(w => w.Length > 0).Distinct()));
        Time(xml, Cell("day_from", "since") as LocalDate?, Cell("day_to", "by", "on") as LocalDate?);
        xml.WriteStartElement("ExtendedData");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (row.Cells[i] is { } cell)
            {
                xml.WriteStartElement("Data");
                xml.WriteAttributeString("name", table.Columns[i].Name);
                xml.WriteElementString("value", Cells.ForXml(Cells.Words(cell)));
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
        xml.WriteStartElement("Point");
        xml.WriteElementString("coordinates", FormattableString.Invariant($"{row.Longitude},{row.Latitude}"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>A day as a stamp, several as a span.</summary>
    private static void Time(XmlWriter xml, LocalDate? from, LocalDate? to)
    {
        if (from is null && to is null)
        {
            return;
        }

        xml.WriteStartElement(from == to ? "TimeStamp" : "TimeSpan");
        if (from == to)
        {
            xml.WriteElementString("when", Cells.Words(from));
        }
        else
        {
            foreach (var (name, day) in new[] { ("begin", from), ("end", to) }.Where(d => d.Item2 is not null))
            {
                xml.WriteElementString(name, Cells.Words(day));
            }
        }

        xml.WriteEndElement();
    }

    private static int Index(ExchangeTable table, string name)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
