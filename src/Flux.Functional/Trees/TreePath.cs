using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Flux;

/// <summary>Where a tensor sits in a tree: the members, indices and keys from the root, printed as <c>Layers[0].Weight</c>. Compared by value.</summary>
/// <param name="Parts">Members and keys by name, indices in brackets, from the root on.</param>
[TypeFormatterSource(typeof(PrintedForm))]
public readonly record struct TreePath(ImmutableArray<string> Parts)
{
    private ReadOnlySpan<string> Span => Parts.IsDefault ? [] : Parts.AsSpan();

    /// <summary>
    /// True if the path lies at or below another, whole parts compared: <c>features</c> fits <c>features.Weight</c>, not <c>features2.Weight</c>.
    /// </summary>
    public bool StartsWith(string prefix)
    {
        string path = ToString();
        if (!path.StartsWith(prefix, StringComparison.Ordinal)) return false;
        return prefix.Length == 0 || prefix.Length == path.Length || path[prefix.Length] is '.' or '[';
    }

    /// <summary>
    /// True if the whole printed path fits a pattern: <c>*</c> is any text within a part, <c>**</c> any text across parts, <c>?</c> one character.
    /// </summary>
    public bool Matches(string glob)
    {
        string pattern = Regex.Escape(glob)
            .Replace(@"\*\*\.", @"(.+\.)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^.]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^.]", StringComparison.Ordinal);
        return Regex.IsMatch(ToString(), $@"\A{pattern}\z", RegexOptions.CultureInvariant);
    }

    /// <summary>Whether the path lies at or below another.</summary>
    internal bool IsWithin(TreePath outer) => Span.StartsWith(outer.Span);

    /// <summary>Equal parts in equal order.</summary>
    public bool Equals(TreePath other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (string part in Span) hash.Add(part);
        return hash.ToHashCode();
    }

    /// <summary>Parts joined by dots, indices in brackets; empty for the root.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (string part in Span)
        {
            if (text.Length > 0 && !part.StartsWith('[')) text.Append('.');
            text.Append(part);
        }
        return text.ToString();
    }
}
