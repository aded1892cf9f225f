module P1

open Flux
open Flux.FSharp

let key = Key 0
let w, x = Tensor.Normal(key, 2, 3), Tensor.Normal(key, 3)
let dW = Ad.gradient (fun w -> sum (tanh (w *. x))) w
let dW1, dx = (w, x) |> Ad.gradient (fun (w, x) -> sum (tanh (w *. x)))

let dBlock =
    w
    |> Ad.gradient (fun w ->
        let h = tanh (w *. x)
        let penalty = 0.5 * sum (w * w)
        sum h + penalty)

let v, g = Ad.valueAndGradient (fun w -> w *. x |> tanh |> sum) w

let v2, h, g2 =
    w |> Ad.valueAndGradientWith (fun w -> let h = w *. x in sum (tanh h), h)

let y, back = Ad.pullback (fun w -> tanh (w *. x)) w
let y1, t1 = Ad.jvp tanh x x
let hess = Ad.hessian (fun x -> sum (tanh x)) x

let nested =
    x |> Ad.gradient (fun x -> sum (Ad.gradient (fun y -> sum (y * y * x)) x))

let second = Ad.derivative (fun x -> Ad.Derivative((fun y -> y * y * y), x)) 2.0

[<Struct>]
type Gelu1 =
    interface IScalarBody with
        member _.Invoke<'T when 'T: struct and 'T :> IReal<'T> and 'T: (new: unit -> 'T) and 'T :> System.ValueType>(x: 'T) : 'T =
            x / ('T.Const 1.0 + 'T.Exp(-x))

let body = Ad.Derivative(Gelu1(), 0.3, order = 3)
let o = 2 * x + 2.0 * x + 2.0f * x + (1 - x) + x / 2 + -x - 1
let o2 = 2.0 * x + (1.0 - x) + x / 2.0 + -x - 1.0
let s, f = float32 (sum o2), float (sum o2)
let el, sl = x[0], w[0, 1]
let sl2, sl3, sl4 = w[1..2], w[*, 0], w[0, 1..]
