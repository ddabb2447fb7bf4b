using Salient.Claims;
using Salient.Reports;

namespace Salient.Cli;

/// <summary>Writes readings in one format.</summary>
internal abstract class ReadingWriter(TextWriter output, bool dropped) : IDisposable
{
    /// <summary>Where to.</summary>
    protected TextWriter Output => output;

    /// <summary>The writer for <paramref name="format"/>: <c>table</c>, <c>jsonl</c>, <c>json</c> or <c>csv</c>.</summary>
    /// <param name="format">Which.</param>
    /// <param name="output">Where to.</param>
    /// <param name="dropped">Whether what was not coded is written too.</param>
    /// <param name="onScreen">Whether a terminal shows it.</param>
    public static ReadingWriter Create(string format, TextWriter output, bool dropped, bool onScreen) => format switch
    {
        "table" => new TableReadingWriter(output, dropped, onScreen),
        "json" => new JsonReadingWriter(output, dropped),
        "csv" => new CsvReadingWriter(output, dropped),
        _ => new LinesReadingWriter(output, dropped),
    };

    /// <summary>Writes one reading.</summary>
    public abstract void Write(Reading reading);

    /// <summary>Writes what closes the output.</summary>
    public virtual void Dispose() => output.Flush();

    /// <summary>The claims, and the dropped ones where asked for, in the order of the text.</summary>
    protected IEnumerable<object> Items(Reading reading) => !dropped
        ? reading.Claims
        : reading.Claims.Select(c => (c.Start, Item: (object)c)).Concat(reading.Dropped.Select(d => (d.Start, Item: (object)d)))
            .OrderBy(i => i.Start).Select(i => i.Item);
}

/// <summary>One JSON object a line (the contract).</summary>
internal sealed class LinesReadingWriter(TextWriter output, bool dropped) : ReadingWriter(output, dropped)
{
    /// <inheritdoc/>
    public override void Write(Reading reading)
    {
        foreach (var item in Items(reading))
        {
            Output.Write(item is Claim claim ? ClaimJson.Line(claim) : ClaimJson.Line((DroppedClaim)item));
            Output.Write('\n');
        }
    }
}

/// <summary>One JSON array.</summary>
internal sealed class JsonReadingWriter(TextWriter output, bool dropped) : ReadingWriter(output, dropped)
{
    private bool any;

    /// <inheritdoc/>
    public override void Write(Reading reading)
    {
        foreach (var item in Items(reading))
        {
            Output.Write(any ? ",\n" : "[\n");
            Output.Write(System.Text.Json.JsonSerializer.Serialize(item, item.GetType(), ClaimJson.Indented));
            any = true;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Output.Write(any ? "\n]\n" : "[]\n");
        base.Dispose();
    }
}
