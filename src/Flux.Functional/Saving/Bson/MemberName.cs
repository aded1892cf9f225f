namespace Flux;

/// <summary>
/// Names of members and keys in a file. <c>tag</c> is what BSON.jl marks arrays and references with, so a member of that name gets a backslash before it, as
/// does one that is it behind backslashes.
/// </summary>
internal static class MemberName
{
    private const string Reserved = "tag";
    private const char Mark = '\\';

    internal static string Encoded(string name) => IsReserved(name) ? Mark + name : name;

    internal static string Decoded(string name) => name.StartsWith(Mark) && IsReserved(name) ? name[1..] : name;

    private static bool IsReserved(string name) => name.AsSpan().TrimStart(Mark).SequenceEqual(Reserved);
}
