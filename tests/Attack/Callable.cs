using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Flux.Attack;

/// <summary>A method or constructor as a function of its receiver and boxed arguments, in which arrays stand for spans.</summary>
internal static class Callable
{
    private static readonly ConcurrentDictionary<MethodBase, Func<object?, object?[], object?>> compiled = [];

    internal static Func<object?, object?[], object?> Of(MethodBase method) => compiled.GetOrAdd(method, Compiled);

    private static Func<object?, object?[], object?> Compiled(MethodBase method)
    {
        var call = new DynamicMethod("call", typeof(object), [typeof(object), typeof(object[])], method.Module, skipVisibility: true);
        var il = call.GetILGenerator();
        if (method is { IsStatic: false, IsConstructor: false })
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(method.DeclaringType!.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, method.DeclaringType);
        }
        foreach (var parameter in method.GetParameters()) Load(il, parameter);
        if (method is ConstructorInfo constructor) il.Emit(OpCodes.Newobj, constructor);
        else il.Emit(method.IsVirtual && !method.DeclaringType!.IsValueType ? OpCodes.Callvirt : OpCodes.Call, (MethodInfo)method);
        Box(il, method is MethodInfo { ReturnType: var result } ? result : method.DeclaringType!);
        il.Emit(OpCodes.Ret);
        return call.CreateDelegate<Func<object?, object?[], object?>>();
    }

    private static void Load(ILGenerator il, ParameterInfo parameter)
    {
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        var local = il.DeclareLocal(type);
        if (ElementOfSpan(type) is { } element)
        {
            LoadBoxed(il, parameter.Position, element.MakeArrayType());
            il.Emit(OpCodes.Newobj, type.GetConstructor([element.MakeArrayType()])!);
            il.Emit(OpCodes.Stloc, local);
        }
        else if (!type.IsByRefLike && !parameter.IsOut)
        {
            LoadBoxed(il, parameter.Position, type);
            il.Emit(OpCodes.Stloc, local);
        }
        il.Emit(parameter.ParameterType.IsByRef ? OpCodes.Ldloca : OpCodes.Ldloc, local);
    }

    /// <summary>The type of a span's elements; null for other types.</summary>
    internal static Type? ElementOfSpan(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(ReadOnlySpan<>) || open == typeof(Span<>))
            ? type.GenericTypeArguments[0]
            : null;

    private static void LoadBoxed(ILGenerator il, int position, Type type)
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, position);
        il.Emit(OpCodes.Ldelem_Ref);
        il.Emit(OpCodes.Unbox_Any, type);
    }

    private static void Box(ILGenerator il, Type result)
    {
        if (result.IsByRefLike || result.IsByRef || result.IsPointer) il.Emit(OpCodes.Pop);
        if (result == typeof(void) || result.IsByRefLike || result.IsByRef || result.IsPointer) il.Emit(OpCodes.Ldnull);
        else if (result.IsValueType) il.Emit(OpCodes.Box, result);
    }
}
