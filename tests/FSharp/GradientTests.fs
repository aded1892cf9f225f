module GradientTests

open Flux
open Flux.FSharp
open Xunit

let key = Key 0
let w, x = Tensor.Normal(key[0], 2, 3), Tensor.Normal(key[1], 3)

let close (expected: Tensor) (actual: Tensor) =
    Assert.True(actual.AllClose(expected, 1e-4, 1e-6), $"{actual} is not near {expected}")

let slope = 1.0 - tanh (w *. x) * tanh (w *. x)

[<Fact>]
let ``a gradient, a pullback and dual numbers agree`` () =
    let f w = sum (tanh (w *. x))
    let expected = slope.Reshape(2, 1) *. x.Reshape(1, 3)
    close expected (Ad.gradient f w)
    let value, gradient = Ad.valueAndGradient f w
    close (f w) value
    close expected gradient
    let _, back = Ad.pullback (fun w -> tanh (w *. x)) w
    close expected (back (Tensor.ones [ 2 ]))
    let _, tangent = Ad.jvp f w (Tensor.ones [ 2; 3 ])
    close (sum expected) tangent

[<Fact>]
let ``a tuple of arguments has a tuple of gradients`` () =
    let dW, dx = (w, x) |> Ad.gradient (fun (w, x) -> sum (tanh (w *. x)))
    close (slope.Reshape(2, 1) *. x.Reshape(1, 3)) dW
    close (w.Transpose() *. slope) dx

[<Fact>]
let ``an auxiliary output comes along without derivative`` () =
    let loss, hidden, gradient =
        w
        |> Ad.valueAndGradientWith (fun w ->
            let h = w *. x
            sum (tanh h), h)

    close (sum (tanh (w *. x))) loss
    close (w *. x) hidden
    close (slope.Reshape(2, 1) *. x.Reshape(1, 3)) gradient

[<Fact>]
let ``derivatives nest in any order`` () =
    let nested =
        x |> Ad.gradient (fun x -> sum (Ad.gradient (fun y -> sum (y * y * x)) x))

    close (4.0 * x) nested
    Assert.Equal(12.0, Ad.derivative (fun x -> Ad.Derivative((fun y -> y * y * y), x)) 2.0, 6)
    let hessian = Ad.hessian (fun x -> sum (x * x * x)) x
    close (6.0 * x) (hessian *. Tensor.ones [ 3 ])

[<Fact>]
let ``scalars of every kind stand on both sides`` () =
    let o = 2 * x + 2.0 * x + 2.0f * x + (1 - x) + x / 2 + -x - 1
    close (4.5 * x) o
    Assert.Equal(float32 (sum o), float (sum o) |> float32)

[<Fact>]
let ``slices are written as F# writes them`` () =
    Assert.Equal<int list>([ 1; 3 ], Tensor.shape w[1..1])
    Assert.Equal<int list>([ 2 ], Tensor.shape w[*, 0])
    Assert.Equal<int list>([ 2 ], Tensor.shape w[0, 1..])
    Assert.Equal(w.ToArray()[2], float32 w[0, 1])

[<Fact>]
let ``functions keep their identity on the way to a layer`` () =
    Assert.Same(Prelude.Relu, func relu)
    close (Prelude.Relu.Invoke x) (relu x)

[<Struct>]
type Gelu1 =
    interface IScalarBody with
        member _.Invoke<'T when 'T: struct and 'T :> IReal<'T> and 'T: (new: unit -> 'T) and 'T :> System.ValueType>(x: 'T) : 'T =
            x / ('T.Const 1.0 + 'T.Exp(-x))

[<Fact>]
let ``a body written in F# has derivatives of every order`` () =
    let third = Ad.Derivative(Gelu1(), 0.3, order = 3)
    let f (x: Tensor) = x / (1.0 + exp (-x))

    let expected =
        Ad.derivative (fun a -> Ad.Derivative((fun b -> Ad.Derivative(f, b)), a)) 0.3

    Assert.Equal(expected, third, 9)

[<Fact>]
let ``a pullback of one's own takes the place of the derivative`` () =
    let doubled =
        Ad.customGradient (fun (x: Tensor) -> tanh x, (fun ct -> 2.0 * (1.0 - tanh x * tanh x) * ct))

    close (tanh x) (doubled x)
    close (2.0 * Ad.gradient (fun x -> sum (tanh x)) x) (Ad.gradient (fun x -> sum (doubled x)) x)
    let own = Ad.customGradient (fun x -> Ad.pullback (fun x -> tanh (x * x)) x)
    close (Ad.gradient (fun x -> sum (tanh (x * x))) x) (Ad.gradient (fun x -> sum (own x)) x)
    close (Ad.hessian (fun x -> sum (tanh (x * x))) x) (Ad.hessian (fun x -> sum (own x)) x)

[<Fact>]
let ``a custom gradient of a tuple is a tuple`` () =
    let product =
        Ad.customGradient (fun (a: Tensor, b: Tensor) -> a * b, (fun ct -> ct * b, ct * a))

    let da, db = (x, 2 * x) |> Ad.gradient (fun pair -> sum (product pair))
    close (2 * x) da
    close x db

[<Fact>]
let ``what passes through a derivative unchanged, stopped, hooked or computed again`` () =
    let f (x: Tensor) = sum (tanh x * x)
    let gradient = Ad.gradient f x
    close gradient (Ad.gradient (Ad.checkpoint f) x)
    close -gradient (Ad.gradient (fun x -> f (Ad.hook (fun g -> -g) x)) x)
    close (tanh x) (Ad.gradient (fun x -> sum (Ad.stopGradient (tanh x) * x)) x)
    close gradient (Ad.derivatives (fun x -> tanh x * x) x)
    let v = Tensor.ofList [ 1f; -1f; 2f ]
    close (Ad.hessian f x *. v) (Ad.hessianVectorProduct f x v)
    close (Ad.diagonalHessian f x) (Ad.hessianVectorProduct f x (Tensor.ones [ 3 ]))
    close (Tensor.reshape [ 3; 3 ] (Ad.jacobian (fun x -> w.Transpose() *. (w *. x)) x)) (w.Transpose() *. w)

[<Fact>]
let ``a scalar body is a function value that layers know`` () =
    let gelu1 = ofBody (Gelu1())
    close (x / (1.0 + exp -x)) (gelu1 x)
    close (Ad.derivatives (fun x -> x / (1.0 + exp -x)) x) (Ad.derivatives gelu1 x)
    Assert.Equal("Dense(2 => 3, gelu1)", string (Layer.dense 2 3 gelu1 |> Layer.build 1))

[<Struct>]
type Hypotenuse =
    interface IBinaryBody with
        member _.Invoke<'T when 'T: struct and 'T :> IReal<'T> and 'T: (new: unit -> 'T) and 'T :> System.ValueType>(x: 'T, y: 'T) : 'T =
            let square (x: 'T) : 'T = x * x
            'T.Sqrt(square x + square y)

[<Struct>]
type MultiplyAdd =
    interface ITernaryBody with
        member _.Invoke<'T when 'T: struct and 'T :> IReal<'T> and 'T: (new: unit -> 'T) and 'T :> System.ValueType>
            (x: 'T, y: 'T, z: 'T)
            : 'T =
            let product: 'T = x * y
            product + z

[<Fact>]
let ``bodies of two and three numbers are curried functions with derivatives`` () =
    let hypotenuse, multiplyAdd = ofBody2 (Hypotenuse()), ofBody3 (MultiplyAdd())
    let a, b = 1 + abs x, Tensor.Of 2f
    let expected a b = sqrt (a * a + b * b)
    close (expected a b) (hypotenuse a b)
    let da, db = (a, b) |> Ad.gradient (fun (a, b) -> sum (hypotenuse a b))
    close (a / expected a b) da
    close (sum (b / expected a b)) db
    close (Ad.hessian (fun a -> sum (expected a b)) a) (Ad.hessian (fun a -> sum (hypotenuse a b)) a)
    close (a * x + b) (multiplyAdd a x b)
    close a (Ad.gradient (fun x -> sum (multiplyAdd a x b)) x)
