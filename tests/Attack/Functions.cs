using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Flux.Attack;

/// <summary>What a hostile function throws: nothing of the library's.</summary>
internal sealed class ThrownByUserException : Exception;

/// <summary>Functions of any type: the sum of a tensor, one of their arguments, some value; and hostile ones that answer null or throw.</summary>
internal sealed class Functions(Values values, Random random, bool hostile)
{
    private enum Answer
    {
        Constant, Argument, Sum, Thrown,
    }

    /// <summary>Makes a function from the value that it answers; compiled once for each type of function and answer.</summary>
    private static readonly ConcurrentDictionary<(Type, Answer), Func<object?, Delegate>> compiled = [];

    internal Delegate? Of(Type type, int depth)
    {
        var invoke = type.GetMethod("Invoke")!;
        if (!CanBeMade(invoke.GetParameters())) return null;
        Type[] parameters = [.. invoke.GetParameters().Select(parameter => parameter.ParameterType)];
        var answer = Chosen(invoke.ReturnType, parameters, depth, out object? constant);
        return compiled.GetOrAdd((type, answer), Compiled)(constant);
    }

    /// <summary>Whether all parameters of a function can be boxed.</summary>
    internal static bool CanBeMade(ParameterInfo[] parameters) =>
        !Array.Exists(parameters, parameter => parameter.ParameterType.IsByRefLike || parameter.ParameterType.IsByRef);

    /// <summary>The function that answers one value; by default null, or what is the null of its result.</summary>
    internal static Delegate Constantly(Type type, object? answer = null) => compiled.GetOrAdd((type, Answer.Constant), Compiled)(answer);

    /// <summary>A converter as a function of F#.</summary>
    internal static object OfFSharp(Type type, Delegate converter) => type.GetMethod("FromConverter")!.Invoke(null, [converter])!;

    private Answer Chosen(Type result, Type[] parameters, int depth, out object? constant)
    {
        constant = null;
        if (result == typeof(void)) return Answer.Constant;
        if (hostile && random.Next(10) == 0) return Answer.Thrown;
        if (hostile && !Values.IsOfFSharp(result) && random.Next(10) == 0) return Answer.Constant;
        bool given = Array.Exists(parameters, parameter => parameter.IsAssignableTo(result));
        if (given && random.Next(2) == 0) return Answer.Argument;
        if (given && result == typeof(Tensor)) return Answer.Sum;
        constant = values.Of(result, depth + 1);
        return Answer.Constant;
    }

    private static Func<object?, Delegate> Compiled((Type Function, Answer Answer) key)
    {
        var invoke = key.Function.GetMethod("Invoke")!;
        ParameterExpression[] parameters = [.. invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType))];
        var constant = Expression.Parameter(typeof(object));
        var body = Body(invoke.ReturnType, parameters, key.Answer, constant);
        return Expression.Lambda<Func<object?, Delegate>>(Expression.Lambda(key.Function, body, parameters), constant).Compile();
    }

    private static Expression Body(Type result, ParameterExpression[] parameters, Answer answer, Expression constant)
    {
        if (result == typeof(void)) return Expression.Empty();
        var given = parameters.FirstOrDefault(parameter => parameter.Type.IsAssignableTo(result));
        return answer switch
        {
            Answer.Thrown => Expression.Throw(Expression.New(typeof(ThrownByUserException)), result),
            Answer.Argument => Expression.Convert(given!, result),
            // Null of null: what a function of ours did with null would look like a fault of the library's.
            Answer.Sum => Expression.Condition(
                Expression.Equal(given!, Expression.Constant(null)), Expression.Constant(null, typeof(Tensor)),
                Expression.Call(given!, nameof(Tensor.Sum), null, Expression.Constant(Array.Empty<int>()))),
            _ => Expression.Condition(
                Expression.Equal(constant, Expression.Constant(null)), Expression.Default(result), Expression.Convert(constant, result)),
        };
    }
}
