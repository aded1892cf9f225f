namespace Flux.FSharp

open Flux

/// Hyper-parameters as functions of the step, with t = step + 1. A schedule is asked by `schedule.Invoke step`.
[<RequireQualifiedAccess>]
module Schedules =
    /// A schedule of one's own, as a function of the step from 0.
    val ofFunction: f: (int64 -> float) -> Schedule

    /// Always the same.
    val constant: value: float -> Schedule

    /// start · decay^(t-1).
    val exp: start: float -> decay: float -> Schedule

    /// start · decay^i where i of the given numbers of steps are complete; after the last the value is held.
    val step: start: float -> decay: float -> size: int -> Schedule

    /// start · decay^i where i of the given numbers of steps are complete; after the last the value is held.
    val stepSizes: start: float -> decay: float -> sizes: int list -> Schedule

    /// start · (1 - (t-1)/steps)^degree; there is no step after the last.
    val poly: start: float -> degree: float -> steps: int -> Schedule

    /// start / (1 + (t-1) · decay)^degree.
    val inv: start: float -> decay: float -> degree: float -> Schedule

    /// From the smaller value to the larger and back along straight lines, twice the period long (Smith 2017).
    val triangle: range0: float -> range1: float -> period: float -> Schedule

    /// As `triangle`, the height halved after every period.
    val triangleDecay2: range0: float -> range1: float -> period: float -> Schedule

    /// As `triangle`, the height times decay^(t-1).
    val triangleExp: range0: float -> range1: float -> period: float -> decay: float -> Schedule

    /// From the smaller value to the larger and back along the hump of a sine.
    val sin: range0: float -> range1: float -> period: float -> Schedule

    /// As `sin`, the height halved after every period.
    val sinDecay2: range0: float -> range1: float -> period: float -> Schedule

    /// As `sin`, the height times decay^(t-1).
    val sinExp: range0: float -> range1: float -> period: float -> decay: float -> Schedule

    /// From the larger value to the smaller along half a cosine in a period; then again, or on along the cosine without restart (Loshchilov and Hutter 2017).
    val cosAnneal: range0: float -> range1: float -> period: int -> Schedule

    /// Up from max/25 to max along a cosine in the first quarter of the steps, rounded up, then down to max/100000 (Smith and Topin 2018).
    val oneCycle: max: float -> steps: int -> Schedule

    /// One schedule after another, each from its own start for its number of steps; the last one goes on.
    val sequence: phases: (Schedule * int) list -> Schedule

    /// Linearly from 0 to the schedule's first value in so many steps, then the schedule from its start.
    val warmup: steps: int -> schedule: Schedule -> Schedule

    /// The first steps of a schedule again and again: f(1), ..., f(period), f(1), ...
    val loop: period: int -> schedule: Schedule -> Schedule

    /// A schedule in another unit of time, f(⌈t / rate⌉): one in epochs, asked in steps, with the number of batches as rate.
    val interpolate: rate: float -> schedule: Schedule -> Schedule

    /// A schedule without its first steps: f(t + steps). ParameterSchedulers' Shifted(f, offset) is `f.Skip(offset - 1)`.
    val skip: steps: int -> schedule: Schedule -> Schedule

    /// A schedule that ends: there is no step after so many.
    val shorten: steps: int -> schedule: Schedule -> Schedule

    /// Backwards: f(period + 1 - t), from f(period) at the first step to f(1) at the last.
    val reverse: period: int -> schedule: Schedule -> Schedule

    /// There and back: f(1), f(2), ... to half the period and to f(1) again at its end.
    val symmetric: period: int -> schedule: Schedule -> Schedule

    /// f of the values of a schedule.
    val map: f: (float -> float) -> schedule: Schedule -> Schedule

    /// A schedule whose parameter follows another: `Schedules.exp 1 0.9 |> Schedules.compose (fun start -> Schedules.cosAnneal start 0 10)`.
    val compose: schedule: (float -> Schedule) -> parameter: Schedule -> Schedule

    /// A schedule whose two parameters follow others.
    val composeTwo: schedule: (float -> float -> Schedule) -> first: Schedule * second: Schedule -> Schedule

    /// The values at steps 0, 1, 2, ... without end, unless the schedule has one.
    val values: schedule: Schedule -> seq<float>
