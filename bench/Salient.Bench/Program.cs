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

if (args is ["growth", .. var sizes])
{
    StoreGrowth.Print(sizes);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(args);
