using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Saving;

/// <summary>Models and training states in files.</summary>
public sealed class BsonTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string File(string name = "model.bson") => Path.Combine(folder, name);

    private static Chain Model(long seed) => Chain(Conv((3, 3), 1, 2, Relu), BatchNorm(2), Flatten(), Dense(32, 3)).Build(seed);

    [Fact]
    public void Save_then_load_is_the_identity()
    {
        var model = Model(1);
        Bson.Save(File(), model);
        Assert.True(Tree.AllClose(model, Bson.Load(File(), like: Model(2)), 0, 0));
    }

    [Theory]
    [InlineData(DType.Float32), InlineData(DType.Float64), InlineData(DType.Float16), InlineData(DType.BFloat16), InlineData(DType.Int32),
        InlineData(DType.Bool)]
    public void Every_element_type_survives(DType type)
    {
        var x = Tensor.Of([0f, 1, 1, 0, 1, 0], 2, 3).Cast(type);
        Bson.Save(File(), (X: x, N: 3L, Name: "a", On: true, At: 0.1, Key: new Key(-5)));
        var like = (X: x.ZerosLike(), N: 0L, Name: "", On: false, At: 0.0, Key: new Key(0));
        var loaded = Bson.Load(File(), like);
        Assert.Equal(type, loaded.X.DType);
        Assert.Equal(x.ToDoubles(), loaded.X.ToDoubles());
        Assert.Equal((3L, "a", true, 0.1, new Key(-5)), (loaded.N, loaded.Name, loaded.On, loaded.At, loaded.Key));
    }

    [Fact]
    public void A_training_state_comes_back_whole()
    {
        var data = DataLoader((Tensor.Normal(new Key(1), 4, 20), Tensor.Normal(new Key(2), 2, 20)), batchSize: 5, shuffle: new Key(3));
        var start = Train.Start(Chain(Dense(4, 8, Tanh), Dropout(0.2), Dense(8, 2)).Build(1), new OptimiserChain(new WeightDecay(), new Adam()), new Key(4));
        var state = Train.Run(start, data, 2, Loss.Mse).Last().State;
        Bson.Save(File(), state);
        var loaded = Bson.Load(File(), like: start);
        Assert.Equal(state.Step, loaded.Step);
        Assert.Equal(state.Optimiser.Step, loaded.Optimiser.Step);
        Assert.True(Tree.AllClose(state, loaded, 0, 0));
    }

    [Fact]
    public void The_file_is_plain_BSON_in_Julias_conventions()
    {
        Bson.Save(File(), (W: Tensor.Of([1f, 2, 3, 4], 2, 2), N: 7));
        var document = BsonSerializer.Deserialize<BsonDocument>(System.IO.File.ReadAllBytes(File()));
        var array = document["tree"]["Item1"].AsBsonDocument;
        Assert.Equal("array", array["tag"]);
        Assert.Equal(["Core", "Float32"], array["type"]["name"].AsBsonArray.Select(n => n.AsString));
        Assert.Equal([2L, 2L], array["size"].AsBsonArray.Select(n => n.AsInt64));
        Assert.Equal(16, array["data"].AsByteArray.Length);
        Assert.Equal(7, document["tree"]["Item2"].AsInt32);
    }

    [Fact]
    public void A_tree_of_another_structure_lists_what_does_not_fit()
    {
        Bson.Save(File(), Chain(("a", Dense(3, 2)), ("b", Dense(2, 2))).Build(1));
        var error = Assert.Throws<FileFormatException>(() => Bson.Load(File(), Chain(("a", Dense(4, 2)), ("c", Dense(2, 2))).Build(1)));
        Assert.Contains("a.Weight is Float32 (2×3)", error.Message, StringComparison.Ordinal);
        Assert.Contains("c.Weight is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("b.Weight is extra", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        Bson.Save(File(), Dense(2, 2).Build(1));
        byte[] whole = System.IO.File.ReadAllBytes(File());
        for (int length = 0; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File("cut.bson"), whole[..length]);
            Assert.Throws<FileFormatException>(() => Bson.Load(File("cut.bson"), Dense(2, 2).Build(1)));
        }
    }

    [Fact]
    public void A_corrupt_byte_is_refused_or_changes_only_numbers()
    {
        var like = (Dense(2, 2).Build(1), Shared(Tensor.Zeros(2), 0));
        Bson.Save(File(), like);
        byte[] whole = System.IO.File.ReadAllBytes(File());
        for (int i = 0; i < whole.Length; i++)
        {
            foreach (byte flip in (byte[])[0x01, 0x80, 0xff])
            {
                byte[] corrupt = [.. whole];
                corrupt[i] ^= flip;
                System.IO.File.WriteAllBytes(File("corrupt.bson"), corrupt);
                var error = Record.Exception(() => Bson.Load(File("corrupt.bson"), like));
                Assert.True(error is null or FileFormatException, $"byte {i}: {error}");
            }
        }
    }

    [Fact]
    public void Missing_files_and_unwritable_paths_name_the_path()
    {
        Assert.Contains("nowhere.bson", Assert.Throws<FileNotFoundException>(() => Bson.Load(File("nowhere.bson"), Dense(1, 1).Build(1))).Message,
            StringComparison.Ordinal);
        Assert.Contains("absent", Assert.Throws<DirectoryNotFoundException>(() => Bson.Save(File("absent/model.bson"), Dense(1, 1).Build(1))).Message,
            StringComparison.Ordinal);
        Directory.CreateDirectory(File("folder.bson"));
        Assert.ThrowsAny<IOException>(() => Bson.Save(File("folder.bson"), Dense(1, 1).Build(1)));
        Assert.Equal(["folder.bson"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file()
    {
        var model = Dense(2, 2).Build(1);
        Bson.Save(File(), model);
        byte[] before = System.IO.File.ReadAllBytes(File());
        Tensor? escaped = null;
        Ad.Gradient(w => Sum(escaped = w * 2), model.Weight);
        Assert.Throws<InvalidOperationException>(() => Bson.Save(File(), model with { Weight = escaped! }));
        Assert.Equal(before, System.IO.File.ReadAllBytes(File()));
        Assert.Single(Directory.EnumerateFiles(folder));
    }

    public sealed record Tied(Tensor Encoder, Tensor Bias, NonTrainable Decoder, Tensor[] More);

    private static Tied Shared(Tensor x, double bias) => new(x, Tensor.Of([bias]), new(x), [x, Tensor.Of([bias + 1])]);

    [Fact]
    public void A_tensor_at_several_places_is_one_in_the_file_and_when_loaded()
    {
        var saved = Shared(Tensor.Of([1f, 2]), 0.5);
        Bson.Save(File(), saved);
        var document = BsonSerializer.Deserialize<BsonDocument>(System.IO.File.ReadAllBytes(File()));
        Assert.Equal("array", Assert.Single(document["_backrefs"].AsBsonArray)["tag"]);
        Assert.Equal(("backref", 1L), (document["tree"]["Encoder"]["tag"].AsString, document["tree"]["Encoder"]["ref"].AsInt64));

        var untied = new Tied(Tensor.Zeros(2), Tensor.Of([0.0]), new(Tensor.Zeros(2)), [Tensor.Ones(2), Tensor.Of([0.0])]);
        Assert.All(new[] { untied, Shared(Tensor.Zeros(2), 0) }, like =>
        {
            var loaded = Bson.Load(File(), like);
            Assert.True(Tree.AllClose(saved, loaded, 0, 0));
            Assert.Same(loaded.Encoder, loaded.Decoder.Value);
            Assert.Same(loaded.Encoder, loaded.More[0]);
            Assert.NotSame(loaded.Bias, loaded.More[1]);
        });
        Bson.Save(File(), untied);
        Assert.DoesNotContain("_backrefs", BsonSerializer.Deserialize<BsonDocument>(System.IO.File.ReadAllBytes(File())).Names);
    }

    [Fact]
    public void A_file_without_ties_is_tied_where_the_model_is_and_the_numbers_agree()
    {
        var untied = Shared(Tensor.Of([1f, 2]), 0.5) with { Encoder = Tensor.Of([1f, 2]), Decoder = new(Tensor.Of([3f, 4])) };
        Bson.Save(File(), untied);
        var loaded = Bson.Load(File(), Shared(Tensor.Zeros(2), 0));
        Assert.True(Tree.AllClose(untied, loaded, 0, 0));
        Assert.Same(loaded.Encoder, loaded.More[0]);
        Assert.NotSame(loaded.Encoder, loaded.Decoder.Value);
    }

    [Fact]
    public void A_tied_model_trains_on_from_a_checkpoint_to_the_same_bits()
    {
        var x = Tensor.Of([1.0, -2]);
        var start = Train.Start((A: x, B: x, C: Tensor.Of([0.5, 0.5])), new Adam(), new Key(1));
        static Tensor Loss((Tensor A, Tensor B, Tensor C) m, Tensor batch) => Sum(Square(m.A - 1) + Square(m.B * m.C - batch));
        var data = DataLoader(Tensor.Of([1.0, 2, 3, 4], 2, 2), batchSize: 1);
        var half = Train.Run(start, data, 2, Loss).Checkpoint(File(), TimeSpan.Zero).Last().State;
        var loaded = Bson.Load(File(), like: start);
        Assert.Same(loaded.Model.A, loaded.Model.B);
        Assert.Equal(2, Tree.Leaves(loaded.Model).Length);
        var (on, again) = (Train.Run(half, data, 4, Loss).Last().State, Train.Run(loaded, data, 4, Loss).Last().State);
        Assert.True(Tree.AllClose(on, again, 0, 0));
        // A new optimiser, too, has one state for both places.
        Assert.Equal(2, Tree.Leaves(new Adam().Setup(loaded.Model).Update(loaded.Model, loaded.Model).Model).Length);
    }

    [Theory]
    [InlineData("ref", 2L, "array 2 of 1"), InlineData("ref", 0L, "array 0 of 1"), InlineData("ref", "a", "array a of 1")]
    [InlineData("tag", "other", "would fit")]
    public void A_reference_to_nothing_is_refused(string field, object value, string why)
    {
        Bson.Save(File(), Shared(Tensor.Zeros(2), 0));
        var document = BsonSerializer.Deserialize<BsonDocument>(System.IO.File.ReadAllBytes(File()));
        document["tree"]["Encoder"][field] = BsonValue.Create(value);
        System.IO.File.WriteAllBytes(File(), document.ToBson());
        var error = Assert.Throws<FileFormatException>(() => Bson.Load(File(), Shared(Tensor.Zeros(2), 0)));
        Assert.Contains("Encoder is", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
