using System.Runtime.CompilerServices;

namespace Flux;

/// <summary>
/// How deep a walk is in values whose types do not bound it: types that hold themselves, and types known at run time. A value that holds itself would never
/// end, and the stack does.
/// </summary>
internal struct Depth
{
    /// <summary>The deepest nesting that is walked.</summary>
    internal const int Most = 1000;

    private int levels;

    /// <summary>Goes into a value.</summary>
    /// <exception cref="TreeException">It lies too deep.</exception>
    internal void Enter(Type type)
    {
        if (++levels > Most)
        {
            throw new TreeException($"{type.Name}: it lies more than {Most} levels deep, or holds itself; a tree of {Most} levels or fewer would fit.");
        }
        CheckStack(type);
    }

    internal void Exit() => levels--;

    /// <summary>Leaves the stack room for what a value does next; to run out of it ends the process.</summary>
    /// <exception cref="TreeException">There is none.</exception>
    internal static void CheckStack(Type type)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new TreeException($"{type.Name}: it lies too deep for the stack of this thread; less nesting, or a thread with a larger stack, would fit.");
        }
    }
}
