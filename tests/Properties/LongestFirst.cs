using Flux.Properties.Kernels;
using Flux.Properties.Pages;
using Flux.Properties.Trees;
using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Flux.Properties.LongestFirst", "Properties")]

namespace Flux.Properties;

/// <summary>The classes that take longest start first: one that starts last runs alone, on one core, when the others are done.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] longest =
        [.. from type in new[] { typeof(ParityLaws), typeof(Snippets), typeof(AheadOfTimeTests) } select $" {type.FullName}"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection) =>
        Array.FindIndex(longest, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is >= 0 and var place ? place : longest.Length;
}
