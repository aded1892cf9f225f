using System.Linq.Expressions;

namespace Flux.Attack;

/// <summary>What a hostile function throws: nothing of the library's.</summary>
internal sealed class ThrownByUserException : Exception;

/// <summary>Functions of any type: the sum of a tensor, one of their arguments, some value; and hostile ones that answer null or throw.</summary>
internal sealed class Functions(Values values, Random random, bool hostile)
{
    internal Delegate? Of(Type type, int depth)
    {
        var invoke = type.GetMethod("Invoke")!;
        ParameterExpression[] parameters = [.. invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType))];
        return parameters.Any(parameter => parameter.Type.IsByRefLike || parameter.IsByRef)
            ? null
            : Expression.Lambda(type, Body(invoke.ReturnType, parameters, depth), parameters).Compile();
    }

    private Expression Body(Type result, ParameterExpression[] parameters, int depth)
    {
        if (result == typeof(void)) return Expression.Empty();
        if (hostile && random.Next(10) == 0) return Expression.Throw(Expression.New(typeof(ThrownByUserException)), result);
        if (hostile && !Values.IsOfFSharp(result) && random.Next(10) == 0) return Expression.Default(result);
        var same = parameters.FirstOrDefault(parameter => parameter.Type.IsAssignableTo(result));
        if (same is not null && random.Next(2) == 0) return Expression.Convert(same, result);
        if (same is not null && result == typeof(Tensor)) return Expression.Call(same, nameof(Tensor.Sum), null, Expression.Constant(Array.Empty<int>()));
        return values.Of(result, depth + 1) is { } value ? Expression.Constant(value, result) : Expression.Default(result);
    }
}
