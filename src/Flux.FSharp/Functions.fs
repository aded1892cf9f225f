namespace Flux.FSharp

open System
open System.Runtime.CompilerServices
open Flux

/// A function value that keeps its delegate, so that a layer sees which operation it is and can fuse it.
type private Act(f: Func<Tensor, Tensor>) =
    inherit FSharpFunc<Tensor, Tensor>()
    member _.Delegate = f
    override _.Invoke x = f.Invoke x

[<AutoOpen>]
module Functions =
    let act (f: Func<Tensor, Tensor>) : Tensor -> Tensor = unbox (box (Act f))

    // Where F#'s own `tanh` or `abs` is wanted as a function of tensors, the compiler makes a class whose Invoke is exactly this: load the argument, call
    // Tensor.Tanh, return. Whatever does more, or is compiled ahead of time and cannot be read, stays the function it is.
    let private ownOfFSharp (f: Tensor -> Tensor) : Func<Tensor, Tensor> option =
        let invoke = f.GetType().GetMethod("Invoke", [| typeof<Tensor> |]) |> nonNull

        match invoke.GetMethodBody() |> Option.ofObj |> Option.map _.GetILAsByteArray() with
        | Some [| 0x03uy; 0x28uy; a; b; c; d; 0x2Auy |] ->
            let called =
                invoke.Module.ResolveMethod(BitConverter.ToInt32([| a; b; c; d |], 0))
                |> nonNull

            if called.DeclaringType = typeof<Tensor> then
                typeof<Prelude>.GetField called.Name
                |> Option.ofObj
                |> Option.bind (fun known -> Option.ofObj (known.GetValue null))
                |> Option.map unbox
            else
                None
        | _ -> None

    let func (f: Tensor -> Tensor) : Func<Tensor, Tensor> =
        match box f with
        | :? Act as a -> a.Delegate
        | _ when RuntimeFeature.IsDynamicCodeSupported -> ownOfFSharp f |> Option.defaultWith (fun () -> Func<_, _> f)
        | _ -> Func<_, _> f

    let identity: Tensor -> Tensor = act Prelude.Identity
    let relu: Tensor -> Tensor = act Prelude.Relu
    let sigmoid: Tensor -> Tensor = act Prelude.Sigmoid
    let gelu: Tensor -> Tensor = act Prelude.Gelu
    let swish: Tensor -> Tensor = act Prelude.Swish
    let softplus: Tensor -> Tensor = act Prelude.Softplus
    let mish: Tensor -> Tensor = act Prelude.Mish
    let lisht: Tensor -> Tensor = act Prelude.Lisht
    let geluErf: Tensor -> Tensor = act Prelude.GeluErf
    let geluSigmoid: Tensor -> Tensor = act Prelude.GeluSigmoid
    let selu: Tensor -> Tensor = act Prelude.Selu
    let relu6: Tensor -> Tensor = act Prelude.Relu6
    let hardSigmoid: Tensor -> Tensor = act Prelude.HardSigmoid
    let hardTanh: Tensor -> Tensor = act Prelude.HardTanh
    let hardSwish: Tensor -> Tensor = act Prelude.HardSwish
    let softsign: Tensor -> Tensor = act Prelude.Softsign
    let logCosh: Tensor -> Tensor = act Prelude.LogCosh
    let tanhShrink: Tensor -> Tensor = act Prelude.TanhShrink
    let logSigmoid: Tensor -> Tensor = act Prelude.LogSigmoid

    let leakyRelu (slope: float) : Tensor -> Tensor = act (Prelude.LeakyRelu slope)
    let elu (alpha: float) : Tensor -> Tensor = act (Prelude.Elu alpha)
    let celu (alpha: float) : Tensor -> Tensor = act (Prelude.Celu alpha)
    let softShrink (lambda: float) : Tensor -> Tensor = act (Prelude.SoftShrink lambda)
    let trelu (theta: float) : Tensor -> Tensor = act (Prelude.Trelu theta)
    let rrelu (key: Key) : Tensor -> Tensor = act (Prelude.RRelu key)
    let clamp (low: float) (high: float) : Tensor -> Tensor = act (Prelude.Clamp(low, high))
    let glu (x: Tensor) : Tensor = Prelude.Glu x

    let log2: Tensor -> Tensor = act Prelude.Log2
    let expm1: Tensor -> Tensor = act Prelude.Expm1
    let log1p: Tensor -> Tensor = act Prelude.Log1p
    let square: Tensor -> Tensor = act Prelude.Square
    let asinh: Tensor -> Tensor = act Prelude.Asinh
    let acosh: Tensor -> Tensor = act Prelude.Acosh
    let atanh: Tensor -> Tensor = act Prelude.Atanh
    let erf: Tensor -> Tensor = act Prelude.Erf
    let xlogx: Tensor -> Tensor = act Prelude.Xlogx

    let ofBody (body: 'B) : Tensor -> Tensor = act (Prelude.Map body)

    let ofBody2 (body: 'B) : Tensor -> Tensor -> Tensor =
        let f = Prelude.Map2 body
        fun x y -> f.Invoke(x, y)

    let ofBody3 (body: 'B) : Tensor -> Tensor -> Tensor -> Tensor =
        let f = Prelude.Map3 body
        fun x y z -> f.Invoke(x, y, z)

    let sum (x: Tensor) : Tensor = Prelude.Sum x
    let mean (x: Tensor) : Tensor = Prelude.Mean x
    let softmax (x: Tensor) : Tensor = Prelude.Softmax x
    let logSoftmax (x: Tensor) : Tensor = Prelude.LogSoftmax x
