namespace Flux.FSharp

open Flux

/// Rules and their state as values. A rule is its constructor, `Adam 0.01` or `AdamW(0.01, Lambda = 1e-2)`; those that hold other rules are functions
/// here.
[<RequireQualifiedAccess>]
module Optimiser =
    /// Rules one after another, each acting on the last one's result.
    val chain: rules: Rule list -> Rule

    /// A rule whose parameter follows a schedule.
    val scheduled: schedule: Schedule -> rule: (float -> Rule) -> Rule

    /// A rule together with its state for a model.
    val setup: rule: Rule -> model: 'M -> Optimiser<'M> when 'M: not null

    /// The model one step on, and the optimiser for the next step.
    val update: gradient: 'M -> model: 'M * optimiser: Optimiser<'M> -> 'M * Optimiser<'M> when 'M: not null

    /// The same for rules that look at the loss.
    val updateWith:
        loss: Tensor -> gradient: 'M -> model: 'M * optimiser: Optimiser<'M> -> 'M * Optimiser<'M> when 'M: not null

    /// The same state with another learning rate, in every rule that has one.
    val adjust: eta: float -> optimiser: Optimiser<'M> -> Optimiser<'M> when 'M: not null

    /// The same state with another learning rate for the arrays at the given paths.
    val adjustAt: where: (TreePath -> bool) -> eta: float -> optimiser: Optimiser<'M> -> Optimiser<'M> when 'M: not null

    /// The same state with every rule of a type changed; the rules inside others are reached.
    val change: change: ('R -> 'R) -> optimiser: Optimiser<'M> -> Optimiser<'M> when 'R :> Rule and 'M: not null

    /// Another rule, with fresh state, for the arrays at the given paths.
    val useAt: where: (TreePath -> bool) -> rule: Rule -> optimiser: Optimiser<'M> -> Optimiser<'M> when 'M: not null

    /// The arrays at the given paths stay as they are.
    val freeze: where: (TreePath -> bool) -> optimiser: Optimiser<'M> -> Optimiser<'M> when 'M: not null

    /// The arrays of all parts of a type stay as they are: `Optimiser.freezeAll<BatchNorm, _>`.
    val freezeAll<'L, 'M when 'M: not null> : optimiser: Optimiser<'M> -> Optimiser<'M> when 'M: not null

    /// All arrays move again.
    val thaw: optimiser: Optimiser<'M> -> Optimiser<'M> when 'M: not null

    /// The arrays at the given paths move again.
    val thawAt: where: (TreePath -> bool) -> optimiser: Optimiser<'M> -> Optimiser<'M> when 'M: not null
