/// Schedules in curried form are those of C#, at every step.
module ScheduleTests

open System.Collections.Immutable
open Flux
open Flux.FSharp
open Xunit

let first (n: int) (schedule: Schedule) =
    [ for step in 0 .. n - 1 -> schedule.Invoke(int64 step) ]

let base' = Schedules.exp 1.0 0.9

/// Each function of the module beside that of C#.
let table: (string * Schedule * Schedule) list =
    [
        "constant", Schedules.constant 0.3, Schedules.Constant 0.3
        "exp", base', Schedules.Exp(1.0, 0.9)
        "step", Schedules.step 1.0 0.5 3, Schedules.Step(1.0, 0.5, 3L)
        "stepSizes", Schedules.stepSizes 1.0 0.5 [ 2; 3 ], Schedules.Step(1.0, 0.5, ImmutableArray.Create(2L, 3L))
        "poly", Schedules.poly 1.0 2.0 20, Schedules.Poly(1.0, 2.0, 20L)
        "inv", Schedules.inv 1.0 0.5 2.0, Schedules.Inv(1.0, 0.5, 2.0)
        "triangle", Schedules.triangle 0.1 1.0 4.0, Schedules.Triangle(0.1, 1.0, 4.0)
        "triangleDecay2", Schedules.triangleDecay2 0.1 1.0 4.0, Schedules.TriangleDecay2(0.1, 1.0, 4.0)
        "triangleExp", Schedules.triangleExp 0.1 1.0 4.0 0.9, Schedules.TriangleExp(0.1, 1.0, 4.0, 0.9)
        "sin", Schedules.sin 0.1 1.0 4.0, Schedules.Sin(0.1, 1.0, 4.0)
        "sinDecay2", Schedules.sinDecay2 0.1 1.0 4.0, Schedules.SinDecay2(0.1, 1.0, 4.0)
        "sinExp", Schedules.sinExp 0.1 1.0 4.0 0.9, Schedules.SinExp(0.1, 1.0, 4.0, 0.9)
        "cosAnneal", Schedules.cosAnneal 1.0 0.1 7, Schedules.CosAnneal(1.0, 0.1, 7L)
        "oneCycle", Schedules.oneCycle 1.0 20, Schedules.OneCycle(20L, 1.0)
        "sequence",
        Schedules.sequence [ base', 3; Schedules.constant 0.2, 4 ],
        Schedules.Sequence(ImmutableArray.Create(struct (base', 3L), struct (Schedules.Constant 0.2, 4L)))
        "warmup", Schedules.warmup 3 base', base'.Warmup 3L
        "loop", Schedules.loop 3 base', base'.Loop 3L
        "interpolate", Schedules.interpolate 2.0 base', base'.Interpolate 2.0
        "skip", Schedules.skip 3 base', base'.Skip 3L
        "shorten", Schedules.shorten 20 base', base'.Shorten 20L
        "reverse", base' |> Schedules.reverse 20, base'.Reverse 20L
        "symmetric", base' |> Schedules.symmetric 20, base'.Symmetric 20L
        "map", base' |> Schedules.map (fun value -> 2.0 * value), base'.Map(fun value -> 2.0 * value)
        "compose", base' |> Schedules.compose Schedules.constant, base'
        "composeTwo", (base', base') |> Schedules.composeTwo (fun a b -> Schedules.constant (a * b)), base'.Map(fun value -> value * value)
        "ofFunction", Schedules.ofFunction (fun step -> 0.9 ** float step), base'
    ]

let private names = Counterparts.functions "Schedules"

[<Fact>]
let ``every schedule of the face is that of C#`` () =
    for name, ours, other in table do
        Assert.Equal<float list>(first 20 other, first 20 ours)
        Assert.Contains(name, names)

    Assert.Equal(names.Length - 1, table.Length)

[<Fact>]
let ``the values of a schedule are a sequence`` () =
    Assert.Equal<float list>(first 5 base', base' |> Schedules.values |> Seq.take 5 |> List.ofSeq)

[<Fact>]
let ``a scheduled rule takes its rate from the schedule`` () =
    let rule = Optimiser.scheduled (Schedules.step 0.5 0.5 1) (fun eta -> Descent eta)
    let start = Tensor.ofList [ 1f ]

    let xs =
        (start, Optimiser.setup rule start)
        |> List.unfold (fun (x, optimiser) ->
            let next = Optimiser.update (Tensor.ones [ 1 ]) (x, optimiser)

            if optimiser.Step < 3L then
                Some(Tensor.scalar (fst next), next)
            else
                None)

    Assert.Equal<float list>([ 0.5; 0.25; 0.125 ], xs)
