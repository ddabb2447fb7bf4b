using BenchmarkDotNet.Running;
using Salient.Bench;

if (args is ["shares"])
{
    Shares.Print();
    return;
}

if (args is ["databases", var server])
{
    Databases.Print(server);
    return;
}

if (args is ["pages", var folder])
{
    PagePace.Print(folder);
    return;
}

if (args is ["map", .. var many])
{
    await MapPace.Print(many.Length == 0 ? 20_000 : int.Parse(many[0], System.Globalization.CultureInfo.InvariantCulture));
    return;
}

if (args is ["world", .. var seeds])
{
    InventedWorld.Print(seeds.Length == 0 ? [1, 2, 3]
        : [.. seeds.Select(s => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))]);
    return;
}

if (args is ["growth", .. var sizes])
{
    StoreGrowth.Print(sizes);
    return;
}

switch (args)
{
    case ["kills", .. var killed]:
        Environment.ExitCode = Kills.Print(killed);
        return;
    case ["minute", .. var rounds]:
        Environment.ExitCode = MinuteToLedger.Print(rounds);
        return;
    case ["sizes", .. var read]:
        TextSizes.Print(read);
        return;
    case ["mix", var to, var count]:
        MixFolder.Write(Directory.CreateDirectory(to).FullName, 11, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
        return;
}

BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(args);
