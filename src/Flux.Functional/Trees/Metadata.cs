using System.Runtime;

namespace Flux;

/// <summary>
/// Whether reflection can be believed: where members were trimmed away, a type would look as if it had none, and a model as if it had no tensors.
/// </summary>
internal static class Metadata
{
    /// <summary>False in programs compiled ahead of time, which compile no method at run time, and in trimmed ones, which drop what nothing reads.</summary>
    internal static readonly bool IsWhole = JitInfo.GetCompiledMethodCount() > 0 && Coverage.FieldsOf(typeof(Unread)).Length > 0;

    /// <summary>A type with a member that no code reads; the trimmer does not see that reflection does.</summary>
    private sealed class Unread
    {
        internal int Member { get; }
    }
}
