using System.Runtime.InteropServices;
using Xunit;

namespace Flux.Properties.Trees;

/// <summary>A program compiled ahead of time, or trimmed, trains and saves the same models to the same bits as under the JIT.</summary>
public sealed class AheadOfTimeTests
{
    private static readonly string[] refusals =
    [
        "unmarked: Unmarked: this program was compiled ahead of time or trimmed, and Unmarked carries no shape; mark it [GenerateShape] and partial.",
        "structs: Struct: this program was compiled ahead of time or trimmed, and Struct carries no shape; " +
            "hold it in a partial record marked [GenerateShape].",
    ];

    [Fact]
    public void Published_programs_train_to_the_bits_of_the_program_that_is_run()
    {
        string folder = Directory.CreateTempSubdirectory("flux-aot").FullName;
        try
        {
            var (run, runErrors) = Output(folder, "jit", []);
            var (native, nativeErrors) = Output(folder, "native", ["-p:PublishAot=true"]);
            var (set, setErrors) = Output(folder, "native-set", ["-p:PublishAot=true", "-p:IlcInstructionSet=native"]);
            var (trimmed, trimmedErrors) = Output(folder, "trimmed", ["-p:PublishTrimmed=true", "-p:PublishSingleFile=true", "--self-contained"]);
            Assert.NotEmpty(run);
            Assert.Equal(run, native);
            Assert.Equal(run, set);
            Assert.Equal(run, trimmed);
            Assert.Equal(["unmarked: 2 leaves", "structs: 2 leaves"], runErrors.Trim().Split('\n'));
            Assert.Equal(refusals, nativeErrors.Trim().Split('\n'));
            Assert.Equal(refusals, setErrors.Trim().Split('\n'));
            Assert.Equal(refusals, trimmedErrors.Trim().Split('\n'));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string[] Numbers, string Errors) Output(string folder, string kind, string[] options)
    {
        string target = Path.Combine(folder, kind);
        string[] common =
        [
            "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", target, "--artifacts-path", Path.Combine(folder, kind + "-artifacts"),
            $"-p:FluxBin={AppContext.BaseDirectory}",
        ];
        string[] build = options.Length == 0 ? ["publish", "--no-self-contained"] : ["publish", .. options];
        var (status, output) = Checkout.Dotnet(folder, [.. build, Path.Combine(Checkout.Root, "tests", "Aot"), .. common]);
        Assert.True(status == 0, $"{kind}:\n{output}");
        var (numbers, errors) = Checkout.Run(folder, Path.Combine(target, "Aot"));
        return (numbers.Split('\n'), errors);
    }
}
