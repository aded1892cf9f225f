using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Flux.Properties.Saving;

/// <summary>
/// Files that h5py writes as the tests run, in old, newer and newest layouts: every number and string that h5py reads there is read here, and slices are the
/// slices of the whole.
/// </summary>
public sealed class Hdf5Tests : IClassFixture<Hdf5Tests.Files>
{
    private const string Modules = "h5py, numpy";

    private static readonly string[] layouts = ["earliest", "v108", "latest"];

    private readonly Files files;

    public Hdf5Tests(Files files) => this.files = files;

    public sealed class Files : IDisposable
    {
        private readonly Lazy<string> written = new(() =>
        {
            string folder = Directory.CreateTempSubdirectory("flux").FullName;
            PythonFactAttribute.Run(Modules, Path.Combine(Checkout.Root, "tests", "Properties", "Saving", "Hdf5Files.py"), folder);
            return folder;
        });

        internal string Folder => written.Value;

        public void Dispose()
        {
            if (written.IsValueCreated) Directory.Delete(written.Value, recursive: true);
        }
    }

    private IEnumerable<JuliaFile> Opened(string content) => layouts.Select(layout => Jld2.Open(Path.Combine(files.Folder, $"{content} {layout}.h5")));

    [PythonFact(Modules)]
    public void Every_number_and_string_that_h5py_reads_is_read()
    {
        int checkedValues = 0;
        foreach (string path in Directory.EnumerateFiles(files.Folder, "*.h5"))
        {
            var file = Jld2.Open(path);
            using var expected = JsonDocument.Parse(File.ReadAllText(path + ".json"));
            foreach (var entry in expected.RootElement.EnumerateObject())
            {
                string[] sizes = Text(entry.Value.GetProperty("shape")), said, met;
                if (entry.Value.TryGetProperty("numbers", out var numbers)) (said, met) = (Text(numbers), Numbers(file[entry.Name]));
                else (said, met) = (Text(entry.Value.GetProperty("strings")), [.. file.Strings(entry.Name)]);
                Assert.True(said.SequenceEqual(met), $"{path} {entry.Name}: {string.Join(", ", met.Take(50))}; h5py has {string.Join(", ", said.Take(50))}");
                Assert.Equal(sizes, file[entry.Name] switch
                {
                    JuliaTensor x => x.Sizes.Select(n => $"{n}"),
                    JuliaArray array => array.Shape.Select(n => $"{n}"),
                    _ => [],
                });
                checkedValues++;
            }
        }
        Assert.True(checkedValues > 300, $"Only {checkedValues} values were compared.");
    }

    private static string[] Text(JsonElement list) => [.. list.EnumerateArray().Select(item => item.ToString())];

    private static string[] Numbers(JuliaValue value) => value switch
    {
        JuliaTensor { ElementType: "Float16" or "Float32" or "Float64" } x => [.. x.Tensor().ToDoubles().Select(Python)],
        JuliaTensor x => [.. x.Int64s().Select(n => n.ToString(CultureInfo.InvariantCulture))],
        JuliaReal real => [Python(real.Value)],
        JuliaBool truth => [truth.Value ? "1" : "0"],
        _ => [$"{value}"],
    };

    /// <summary>A number as Python writes it.</summary>
    private static string Python(double x)
    {
        if (double.IsNaN(x)) return "nan";
        if (double.IsInfinity(x)) return x > 0 ? "inf" : "-inf";
        string text = x.ToString(CultureInfo.InvariantCulture).Replace('E', 'e');
        bool whole = !text.Contains('.', StringComparison.Ordinal) && !text.Contains('e', StringComparison.Ordinal);
        // Python goes over to exponents at 1e-5.
        bool small = Math.Abs(x) is > 0 and < 1e-4 && !text.Contains('e', StringComparison.Ordinal);
        if (small) text = x.ToString("0.################e-00", CultureInfo.InvariantCulture);
        return whole ? text + ".0" : text;
    }

    [PythonFact(Modules)]
    public void Slices_are_the_slices_of_the_whole()
    {
        var random = new Random(11);
        foreach (var file in Opened("chunked").Concat(Opened("numbers")))
        {
            foreach (string name in file.Names)
            {
                if (file[name] is not JuliaTensor { Sizes.Length: > 0 } x || name == "exact") continue;
                var whole = x.Tensor();
                for (int i = 0; i < 4; i++)
                {
                    Slice[] slices = [.. x.Sizes.Select(n => Slice(random, (int)n))];
                    var (part, expected) = (x.Tensor(slices), whole[slices]);
                    Assert.Equal(expected.Shape, part.Shape);
                    Assert.Equal(expected.Cast(DType.Float64).ToDoubles(), part.Cast(DType.Float64).ToDoubles());
                }
            }
        }
    }

    private static Slice Slice(Random random, int size)
    {
        int start = random.Next(size + 1), end = start + random.Next(size - start + 1);
        return random.Next(4) == 0 && start < size ? start : start..end;
    }

    [PythonFact(Modules)]
    public void Groups_keep_all_their_names()
    {
        foreach (var file in Opened("groups"))
        {
            string[] names = [.. file.Names];
            Assert.Equal(12, names.Count(name => name.StartsWith("twelve/", StringComparison.Ordinal)));
            Assert.Equal(1501, names.Count(name => name.StartsWith("many/", StringComparison.Ordinal)));
            Assert.Equal(names.Length, names.Distinct().Count());
            Assert.Contains("empty", names);
            Assert.Equal([0, 1, 2], file.Tensor("twelve/3").ToInts());
            Assert.Equal(12, Assert.IsType<JuliaNamedTuple>(file["twelve"]).Fields.Length);
            Assert.Equal(["z", "a", "m"], Assert.IsType<JuliaNamedTuple>(file["in order"]).Fields.Select(field => field.Name));
        }
    }

    [PythonFact(Modules)]
    public void Links_are_followed_or_named()
    {
        foreach (var file in Opened("links"))
        {
            var x = file["g/x"];
            Assert.All(new[] { "same", "soft", "g/beside", "twice", "through", "group/x", "group/beside", "again/x", "g/back/back/x" },
                name => Assert.Same(x, file[name]));
            Assert.Same(file["g"], Assert.IsType<JuliaCycle>(file["g/back/back"] is JuliaNamedTuple g ? g["back"] : null).Target);
            Assert.All(new[] { "dangling", "loop", "pool" }, name => Assert.Contains("a link to /", Assert.IsType<JuliaOpaque>(file[name]).What,
                StringComparison.Ordinal));
            Assert.Contains("/x in the file other.h5", Assert.IsType<JuliaOpaque>(file["outside"]).What, StringComparison.Ordinal);
            Assert.Superset(new HashSet<string> { "same", "soft", "twice", "through", "group", "dangling", "loop", "pool", "outside" }, file.Names.ToHashSet());
            Assert.All(file.Names, name => Assert.NotNull(file[name]));
        }
    }

    [PythonFact(Modules)]
    public void Structs_and_their_like_are_read_by_their_names()
    {
        foreach (var file in Opened("structs"))
        {
            var points = Assert.IsType<JuliaArray>(file["points"]);
            Assert.Equal((1L << 53) + 1, Assert.IsType<JuliaInteger>(Assert.IsType<JuliaNamedTuple>(points.Items[0])["n"]).Value);
            Assert.False(Assert.IsType<JuliaBool>(file["points/[2]/ok"]).Value);
            Assert.Equal(3.5, Assert.IsType<JuliaReal>(file["point/x"]).Value);
            Assert.Equal([4, 5], file.Tensor("nested/b/q").ToInts());
            Assert.Equal(1, Assert.IsType<JuliaInteger>(file["nested/a"]).Value);
            var complex = Assert.IsType<JuliaTensor>(file["complex"]);
            Assert.Equal("Complex{Float32} 2×3×1", $"{complex}");
            Assert.Equal([1f, 2, 3, -4, 0, 5], complex.Tensor().ToArray());
            Assert.Equal([2f, -4, 5], complex.Tensor(1).ToArray());
            Assert.Equal([1, 2, 1], file.Tensor("enum").ToInts());
            Assert.Equal([1, 2, 3], file.Tensor("ragged/[1]").ToInts());
            Assert.Empty(file.Tensor("ragged/[2]").ToInts());
            Assert.Equal([1, 2, 3], Assert.IsType<JuliaOpaque>(file["opaque"]).Bytes.Select(b => (int)b));
            var references = Assert.IsType<JuliaArray>(file["references"]);
            Assert.Same(file["target"], references.Items[0]);
            Assert.Same(file["target"], references.Items[2]);
            Assert.Same(points, references.Items[1]);
            Assert.All(Assert.IsType<JuliaArray>(file["nowhere"]).Items, item => Assert.IsType<JuliaUndefined>(item));
            Assert.IsType<JuliaOpaque>(file["region"]);
            Assert.IsType<JuliaNothing>(file["nothing"]);
            Assert.IsType<JuliaType>(file["committed"]);
            Assert.IsType<JuliaNamedTuple>(Assert.IsType<JuliaArray>(file["of committed"]).Items[0]);
        }
    }

    [PythonFact(Modules)]
    public void Integers_that_no_tensor_holds_are_given_exactly()
    {
        foreach (var file in Opened("numbers"))
        {
            var exact = Assert.IsType<JuliaTensor>(file["exact"]);
            Assert.Equal([(1L << 53) + 1, long.MinValue, long.MaxValue, 0], exact.Int64s().ToArray());
            Assert.Equal([long.MaxValue], exact.Int64s(2..3).ToArray());
            Assert.Contains("Int64s would fit", Assert.Throws<FileFormatException>(() => exact.Tensor()).Message, StringComparison.Ordinal);
            Assert.Contains("Tensor would fit", Assert.Throws<FileFormatException>(() => ((JuliaTensor)file["f4"]).Int64s()).Message, StringComparison.Ordinal);
            Assert.Contains("0 to 2 would fit", Assert.Throws<ArgumentOutOfRangeException>(() => ((JuliaTensor)file["f4"]).Tensor(.., .., 1..3)).Message,
                StringComparison.Ordinal);
        }
    }
}
