using System.Xml.Linq;
using Xunit;
using Xunit.Abstractions;

namespace Flux.Properties.Pages;

/// <summary>The types that users meet first say in their documentation how they are used, by a program that runs.</summary>
public sealed class SnippetsOfTypes(ITestOutputHelper output)
{
    private static readonly Type[] first =
    [
        typeof(Tensor), typeof(Key), typeof(Chain), typeof(Dense), typeof(Conv), typeof(BatchNorm), typeof(Dropout), typeof(Lstm), typeof(MultiHeadAttention),
        typeof(Embedding), typeof(Ad), typeof(Loss), typeof(Adam), typeof(OptimiserChain), typeof(Optimiser<>), typeof(Train), typeof(TrainProgress<>),
        typeof(DataLoader<>), typeof(Bson), typeof(Tree), typeof(Device),
    ];

    [Fact]
    public void The_types_that_users_meet_first_have_an_example_that_runs()
    {
        string folder = Directory.CreateTempSubdirectory("flux-examples").FullName;
        try
        {
            var (status, said) = CSharpProgram.Run(folder, [.. first.Select(type => Compiled(folder, type))]);
            Assert.True(status == 0, said);
            output.WriteLine($"{first.Length} examples ran\n{said}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Compiled(string folder, Type type)
    {
        string documentation = Path.ChangeExtension(type.Assembly.Location, ".xml");
        var member = XDocument.Load(documentation).Descendants("member").Single(member => (string?)member.Attribute("name") == $"T:{type.FullName}");
        string? code = (string?)member.Element("example")?.Element("code");
        Assert.True(code is not null, $"{type.Name} has no <example> with <code> in its documentation.");
        return CSharpProgram.Compile(folder, type.Name.Replace('`', '_'), $"using Flux; using static Flux.Prelude; {code}", $"example of {type.Name}", 1);
    }
}
