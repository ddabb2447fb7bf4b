using BenchmarkDotNet.Running;
using Salient.Bench;

if (args is ["shares"])
{
    Shares.Print();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(args);
