using Flux.Properties.Pages;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>
/// No body and no slope takes so many of the compiler's locals that it stops to inline: past that every vector goes through memory, and the map runs five to
/// twenty times slower with the right numbers.
/// </summary>
public sealed class InliningTests
{
    /// <summary>The widest registers that there are, and what the same code is without the instructions that came with those of 512 bits.</summary>
    [Theory, InlineData("1"), InlineData("0")]
    public void Every_map_is_inlined(string avx512)
    {
        string folder = Directory.CreateTempSubdirectory("flux-inlining").FullName;
        try
        {
            // A process of its own, where no map was compiled before, and each is compiled once, for good.
            string program = CSharpProgram.Compile(folder, "Inlining", $"{typeof(Refusals).FullName}.Print();", "Inlining.cs", 1);
            var (status, output) = CSharpProgram.Run(folder, [program], ("DOTNET_TieredCompilation", "0"), ("DOTNET_EnableAVX512", avx512));
            Assert.True(status == 0, output);
            string[] refused = [.. output.Split('\n').Where(line => line.Contains(Refusals.Mark, StringComparison.Ordinal))];
            string[] others = [.. refused.Where(line => !line.Contains(nameof(TooLargeBody), StringComparison.Ordinal))];
            Assert.True(others.Length == 0, $"{others.Length} refused:\n{string.Join('\n', others)}");
            // One that is too large stands among them, so that silence means that there is nothing to say.
            Assert.Equal(Refusals.Types.Length, refused.Count(line => line.Contains($"{nameof(TooLargeBody)} in ", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
