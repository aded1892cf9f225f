using Xunit;

namespace Flux.Properties.Architecture;

/// <summary>PublicApi.txt shows all that users can name, so that a change of it is seen where a change is read.</summary>
public sealed class PublicApiTests
{
    private static readonly string file = Path.Combine(Checkout.Root, "PublicApi.txt");

    [Fact]
    public void The_public_surface_is_the_one_written_down()
    {
        string[] now = [.. PublicApi.Lines()];
        if (Environment.GetEnvironmentVariable("FLUX_ACCEPT_API") == "1") File.WriteAllText(file, string.Join('\n', now));
        string[] written = File.Exists(file) ? [.. File.ReadAllText(file).Split('\n').Select(line => line.TrimEnd('\r'))] : [];
        Assert.True(now.SequenceEqual(written), string.Join('\n',
            [
                "PublicApi.txt and the public surface differ; where the change is meant, FLUX_ACCEPT_API=1 rewrites the file.",
                .. Named(written).Except(Named(now)).Select(line => $"- {line}"),
                .. Named(now).Except(Named(written)).Select(line => $"+ {line}"),
            ]));
    }

    /// <summary>Every member behind its type, every type behind its namespace.</summary>
    private static IEnumerable<string> Named(IEnumerable<string> lines)
    {
        var (space, type) = ("", "");
        foreach (string line in lines)
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal)) space = line["namespace ".Length..];
            else if (line.StartsWith(' ')) yield return $"{space} | {type} | {line.Trim()}";
            else if (line.Length > 0) yield return $"{space} | {type = line}";
        }
    }
}
