using System.CommandLine;
using Salient.Binding;
using Salient.Encoder;
using Salient.Store;
using Salient.Training;
using Salient.Training.Corpus;
using Salient.Training.Export;
using Salient.Training.Network;

var folders = new Argument<string[]>("FOLDER") { Description = "Folders of coded texts", Arity = ArgumentArity.OneOrMore };
var texts = new Option<string[]>("--texts") { Description = "JSON Lines with the texts that stand-off files speak of",
    DefaultValueFactory = _ => [], AllowMultipleArgumentsPerToken = true };
var output = new Option<string>("--output") { Description = "Model file to write; its card stands beside it as .md",
    DefaultValueFactory = _ => "models/reader.onnx" };
var epochs = new Option<int>("--epochs") { Description = "How often each text is read",
    DefaultValueFactory = _ => new ReaderTrainingOptions().Epochs };
var seed = new Option<int>("--seed") { Description = "Seed of every random choice",
    DefaultValueFactory = _ => new ReaderTrainingOptions().Seed };
var rate = new Option<double>("--rate") { Description = "What the rates of learning are multiplied with; .5 for a second round",
    DefaultValueFactory = _ => 1 };
var from = new Option<string?>("--from") { Description = "Weights that an earlier round left beside its model (.weights)" };
var frozen = new Option<int>("--frozen") { Description = "How many of the encoder's lowest layers stay as they are" };
var root = new RootCommand("Trains the learned reader from texts whose claims were written down by hand. The same texts, seed and processor give the same file.") { folders, texts, output, epochs, seed, rate, from, frozen };
root.SetAction(parsed =>
{
    void Say(string words) => Console.Error.WriteLine(words);
    var kit = ReadingKit.Open(new SalientHome(Path.Combine(Path.GetTempPath(), "salient-training")), use: ReaderUse.Rules);
    var corpus = CorpusFiles.Read(parsed.GetValue(folders)!, parsed.GetValue(texts)!, Say);
    var read = corpus.AsParallel().AsOrdered().Select(t => Examples.Of(t, kit.Reader, kit.Cleaner)).ToList();
    Say($"{read.Count} texts, {read.Sum(t => t.Sentences.Count)} sentences, {read.Sum(t => t.Targets.Count)} frames");
    var pieces = new PieceReader(new MemoryStream(PretrainedWeights.Vocabulary()));
    string[] codes = [.. kit.Codebook.Rules.Events.Keys.Order(StringComparer.Ordinal)];
    var options = new ReaderTrainingOptions { Epochs = parsed.GetValue(epochs), Seed = parsed.GetValue(seed),
        Rate = parsed.GetValue(rate), From = parsed.GetValue(from), Frozen = parsed.GetValue(frozen) };
    var network = Trainer.Train(read, codes, pieces, options, Say);
    network.save(parsed.GetValue(output) + ".weights");
    var bytes = ModelWriter.Write(network, codes, PretrainedWeights.Vocabulary(), new Dictionary<string,
        string> { [ReaderModel.LeastNote] = "0.55" });
    File.WriteAllBytes(parsed.GetValue(output)!, bytes);
    File.WriteAllText(Path.ChangeExtension(parsed.GetValue(output)!, ".md"), ModelCard.Of(args, corpus, options, bytes.Length));
});
return root.Parse(args).Invoke();
