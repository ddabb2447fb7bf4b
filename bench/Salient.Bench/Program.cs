using BenchmarkDotNet.Running;
using Salient.Bench;

BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(args);
