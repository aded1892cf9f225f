namespace Flux.FSharp

open System
open System.Threading
open Flux

[<RequireQualifiedAccess>]
module Train =
    /// The objective as C# sees it.
    let private asked (objective: 'M -> 'B -> Key -> Tensor * 'M) : Func<'M, 'B, Key, struct (Tensor * 'M)> =
        Func<_, _, _, _>(fun model batch key ->
            let loss, next = objective model batch key
            struct (loss, next))

    /// A loss of (prediction, target) as an objective on pairs.
    let private onPairs (loss: Tensor -> Tensor -> Tensor) (model: 'M) (x: Tensor, y: Tensor) (key: Key) : Tensor * 'M =
        let prediction, next = Layer.train model x key
        loss prediction y, next

    let start (rule: Rule) (key: Key) (model: 'M) : TrainState<'M> = Train.Start(model, rule, key)

    let step (objective: 'M -> 'B -> Key -> Tensor * 'M) (state: TrainState<'M>) (batch: 'B) : TrainState<'M> * float =
        let struct (next, loss) = Train.Step(state, batch, asked objective)
        next, loss

    let run
        (objective: 'M -> 'B -> Key -> Tensor * 'M)
        (data: DataLoader<'B>)
        (epochs: int)
        (start: TrainState<'M>)
        : seq<TrainProgress<'M>> =
        Train.Run(start, data, epochs, asked objective)

    let runSkipping
        (skip: NonFiniteLossException -> bool)
        (objective: 'M -> 'B -> Key -> Tensor * 'M)
        (data: DataLoader<'B>)
        (epochs: int)
        (start: TrainState<'M>)
        : seq<TrainProgress<'M>> =
        Train.Run(start, data, epochs, asked objective, (fun bad -> skip bad))

    let supervised
        (loss: Tensor -> Tensor -> Tensor)
        (data: DataLoader<Tensor * Tensor>)
        (epochs: int)
        (start: TrainState<'M>)
        : seq<TrainProgress<'M>> =
        run (onPairs loss) data epochs start

    let finish (run: seq<TrainProgress<'M>>) : TrainProgress<'M> = Train.Finish run

    let best (score: TrainProgress<'M> -> float) (run: seq<TrainProgress<'M>>) : TrainProgress<'M> =
        Train.Best(run, (fun step -> score step))

    let throttle (every: TimeSpan) (observe: TrainProgress<'M> -> unit) (run: seq<TrainProgress<'M>>) : seq<TrainProgress<'M>> =
        Train.Throttle(run, every, (fun step -> observe step))

    let eachEpoch (observe: TrainProgress<'M> -> unit) (run: seq<TrainProgress<'M>>) : seq<TrainProgress<'M>> =
        Train.EachEpoch(run, (fun step -> observe step))

    let stopWhen (finished: TrainProgress<'M> -> bool) (run: seq<TrainProgress<'M>>) : seq<TrainProgress<'M>> =
        Train.StopWhen(run, (fun step -> finished step))

    let stopAfter (steps: int) (finished: TrainProgress<'M> -> bool) (run: seq<TrainProgress<'M>>) : seq<TrainProgress<'M>> =
        Train.StopWhen(run, (fun step -> finished step), steps)

    let patience (epochs: int) (score: TrainProgress<'M> -> float) (run: seq<TrainProgress<'M>>) : seq<TrainProgress<'M>> =
        Train.Patience(run, epochs, (fun step -> score step))

    let plateau (epochs: int) (score: TrainProgress<'M> -> float) (run: seq<TrainProgress<'M>>) : seq<TrainProgress<'M>> =
        Train.Plateau(run, epochs, (fun step -> score step))

    let average (decay: float option) (run: seq<TrainProgress<'M>>) : seq<TrainProgress<'M> * 'M> =
        Train.Average(run, Option.toNullable decay)
        |> Seq.map (fun (struct (step, average)) -> step, average)

    let checkpoint (path: string) (every: TimeSpan) (run: seq<TrainProgress<'M>>) : seq<TrainProgress<'M>> =
        Train.Checkpoint(run, path, every)

    let cancel (token: CancellationToken) (run: seq<TrainProgress<'M>>) : seq<TrainProgress<'M>> = Train.Cancel(run, token)

    let findRate (objective: 'M -> 'B -> Key -> Tensor * 'M) (data: DataLoader<'B>) (start: TrainState<'M>) : (float * float) list * float =
        let curve = Train.FindRate(start, data, asked objective)
        [ for struct (rate, loss) in curve.Points -> rate, loss ], curve.Suggestion
