using Flux.Properties.Pages;
using Flux.Properties.Saving;
using Xunit;

namespace Flux.Properties;

/// <summary>The programs the library exists to make short, as users write them in C# and in F#: they compile and run.</summary>
public sealed class Programs
{
    [Theory]
    [InlineData("P1Gradients"), InlineData("P2Optimisers"), InlineData("P3Layers"), InlineData("P4Sharks")]
    [InlineData("P5Sequences"), InlineData("P6Loop"), InlineData("P8Data")]
    public void A_program_runs(string name)
    {
        var (status, output) = InFolder(folder => Run(folder, name));
        Assert.True(status == 0, $"{name}:\n{output}");
    }

    [Fact]
    public void The_program_for_a_gpu_runs_where_there_is_one_and_elsewhere_says_that_there_is_none()
    {
        var (status, output) = InFolder(folder => Run(folder, "P7Gpu"));
        Assert.True(status == 0 || output.Contains("Device.Gpu: this machine has no CUDA or OpenCL device"), output);
    }

    [Fact]
    public void The_fsharp_programs_run()
    {
        string programs = Path.Combine(Checkout.Root, "tests", "Programs", "FSharp", "bin", Checkout.Configuration, "net10.0", "Programs.dll");
        var (status, output) = InFolder(folder => Checkout.Dotnet(folder, [programs]));
        Assert.True(status == 0, $"F#:\n{output}");
    }

    private static (int Status, string Output) Run(string folder, string name)
    {
        string source = Path.Combine(Checkout.Root, "tests", "Programs", $"{name}.cs");
        return CSharpProgram.Run(folder, [CSharpProgram.Compile(folder, name, File.ReadAllText(source), source, 1)]);
    }

    private static T InFolder<T>(Func<string, T> run)
    {
        string folder = Directory.CreateTempSubdirectory("flux-program").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "sharks.jld2"), Sharks());
            return run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A data set of the shape the program expects: noise around a grey that tells the class.</summary>
    private static byte[] Sharks()
    {
        string[] sharks = ["thresher", "nurse", "basking"];
        var file = new Jld2Builder();
        foreach (var (part, count) in new[] { ("train", 15), ("test", 6) })
        {
            string[] labels = [.. Enumerable.Range(0, count).Select(i => sharks[i % 3])];
            float[] noise = Tensor.Uniform(new Key(count), 64, 64, 3, count).ToArray();
            file.Array($"{part}_data", [.. noise.Select((v, i) => 0.2f * v + 0.3f * (i / (64 * 64 * 3) % 3))], 64, 64, 3, count)
                .Strings($"{part}_labels", labels);
        }
        return file.Build();
    }
}
