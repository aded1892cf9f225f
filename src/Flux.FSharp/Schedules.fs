namespace Flux.FSharp

open System.Collections.Immutable
open Flux

[<RequireQualifiedAccess>]
module Schedules =
    let ofFunction (f: int64 -> float) : Schedule = Schedule(fun step -> f step)
    let constant (value: float) : Schedule = Schedules.Constant value
    let exp (start: float) (decay: float) : Schedule = Schedules.Exp(start, decay)

    let step (start: float) (decay: float) (size: int) : Schedule =
        Schedules.Step(start, decay, int64 size)

    let stepSizes (start: float) (decay: float) (sizes: int list) : Schedule =
        Schedules.Step(start, decay, ImmutableArray.CreateRange(Seq.map int64 sizes))

    let poly (start: float) (degree: float) (steps: int) : Schedule =
        Schedules.Poly(start, degree, int64 steps)

    let inv (start: float) (decay: float) (degree: float) : Schedule = Schedules.Inv(start, decay, degree)

    let triangle (range0: float) (range1: float) (period: float) : Schedule =
        Schedules.Triangle(range0, range1, period)

    let triangleDecay2 (range0: float) (range1: float) (period: float) : Schedule =
        Schedules.TriangleDecay2(range0, range1, period)

    let triangleExp (range0: float) (range1: float) (period: float) (decay: float) : Schedule =
        Schedules.TriangleExp(range0, range1, period, decay)

    let sin (range0: float) (range1: float) (period: float) : Schedule = Schedules.Sin(range0, range1, period)

    let sinDecay2 (range0: float) (range1: float) (period: float) : Schedule =
        Schedules.SinDecay2(range0, range1, period)

    let sinExp (range0: float) (range1: float) (period: float) (decay: float) : Schedule =
        Schedules.SinExp(range0, range1, period, decay)

    let cosAnneal (range0: float) (range1: float) (period: int) : Schedule =
        Schedules.CosAnneal(range0, range1, int64 period)

    let oneCycle (max: float) (steps: int) : Schedule = Schedules.OneCycle(int64 steps, max)

    let sequence (phases: (Schedule * int) list) : Schedule =
        Schedules.Sequence(ImmutableArray.CreateRange [ for schedule, steps in phases -> struct (schedule, int64 steps) ])

    let warmup (steps: int) (schedule: Schedule) : Schedule = Schedules.Warmup(schedule, int64 steps)
    let loop (period: int) (schedule: Schedule) : Schedule = Schedules.Loop(schedule, int64 period)
    let interpolate (rate: float) (schedule: Schedule) : Schedule = Schedules.Interpolate(schedule, rate)
    let skip (steps: int) (schedule: Schedule) : Schedule = Schedules.Skip(schedule, int64 steps)

    let shorten (steps: int) (schedule: Schedule) : Schedule =
        Schedules.Shorten(schedule, int64 steps)

    let reverse (period: int) (schedule: Schedule) : Schedule =
        Schedules.Reverse(schedule, int64 period)

    let symmetric (period: int) (schedule: Schedule) : Schedule =
        Schedules.Symmetric(schedule, int64 period)

    let map (f: float -> float) (schedule: Schedule) : Schedule =
        Schedules.Map(schedule, (fun value -> f value))

    let compose (schedule: float -> Schedule) (parameter: Schedule) : Schedule =
        Schedules.Compose(parameter, (fun value -> schedule value))

    let composeTwo (schedule: float -> float -> Schedule) (first: Schedule, second: Schedule) : Schedule =
        Schedules.Compose(struct (first, second), (fun a b -> schedule a b))

    let values (schedule: Schedule) : seq<float> = Schedules.Values schedule
