namespace Flux.FSharp

open Flux

[<AutoOpen>]
module CopiesOfRules =
    type AMSGrad with

        member x.With(?Eta: float, ?Beta1: float, ?Beta2: float, ?Epsilon: float) : AMSGrad =
            AMSGrad(defaultArg Eta x.Eta, defaultArg Beta1 x.Beta1, defaultArg Beta2 x.Beta2, defaultArg Epsilon x.Epsilon)

    type AMSGrad.State with

        member x.With(?M: Tensor, ?V: Tensor, ?Largest: Tensor) : AMSGrad.State =
            AMSGrad.State(defaultArg M x.M, defaultArg V x.V, defaultArg Largest x.Largest)

    type AccumGrad with

        member x.With(?N: int, ?Rule: Rule) : AccumGrad =
            AccumGrad(defaultArg N x.N, defaultArg Rule x.Rule)

    type AccumGrad.State with

        member x.With(?Mean: Tensor, ?Count: int, ?Steps: int64, ?Inner: obj) : AccumGrad.State =
            AccumGrad.State(defaultArg Mean x.Mean, defaultArg Count x.Count, defaultArg Steps x.Steps, defaultArg Inner x.Inner)

    type AdaBelief with

        member x.With(?Eta: float, ?Beta1: float, ?Beta2: float, ?Epsilon: float) : AdaBelief =
            AdaBelief(defaultArg Eta x.Eta, defaultArg Beta1 x.Beta1, defaultArg Beta2 x.Beta2, defaultArg Epsilon x.Epsilon)

    type AdaDelta with

        member x.With(?Rho: float, ?Epsilon: float) : AdaDelta =
            AdaDelta(defaultArg Rho x.Rho, defaultArg Epsilon x.Epsilon)

    type AdaDelta.State with

        member x.With(?Gradient: Tensor, ?Step: Tensor) : AdaDelta.State =
            AdaDelta.State(defaultArg Gradient x.Gradient, defaultArg Step x.Step)

    type AdaGrad with

        member x.With(?Eta: float, ?Epsilon: float) : AdaGrad =
            AdaGrad(defaultArg Eta x.Eta, defaultArg Epsilon x.Epsilon)

    type AdaMax with

        member x.With(?Eta: float, ?Beta1: float, ?Beta2: float, ?Epsilon: float) : AdaMax =
            AdaMax(defaultArg Eta x.Eta, defaultArg Beta1 x.Beta1, defaultArg Beta2 x.Beta2, defaultArg Epsilon x.Epsilon)

    type AdaMax.State with

        member x.With(?Mean: Tensor, ?Largest: Tensor) : AdaMax.State =
            AdaMax.State(defaultArg Mean x.Mean, defaultArg Largest x.Largest)

    type Adam with

        member x.With(?Eta: float, ?Beta1: float, ?Beta2: float, ?Epsilon: float) : Adam =
            Adam(defaultArg Eta x.Eta, defaultArg Beta1 x.Beta1, defaultArg Beta2 x.Beta2, defaultArg Epsilon x.Epsilon)

    type Adam.State with

        member x.With(?M: Tensor, ?V: Tensor) : Adam.State =
            Adam.State(defaultArg M x.M, defaultArg V x.V)

    type AdamW with

        member x.With(?Eta: float, ?Beta1: float, ?Beta2: float, ?Lambda: float, ?Epsilon: float, ?Couple: bool) : AdamW =
            AdamW(
                defaultArg Eta x.Eta,
                defaultArg Beta1 x.Beta1,
                defaultArg Beta2 x.Beta2,
                defaultArg Lambda x.Lambda,
                defaultArg Epsilon x.Epsilon,
                defaultArg Couple x.Couple
            )

    type ClipGlobalNorm with

        member x.With(?Omega: float, ?Throw: bool) : ClipGlobalNorm =
            ClipGlobalNorm(defaultArg Omega x.Omega, defaultArg Throw x.Throw)

    type ClipGrad with

        member x.With(?Delta: float) : ClipGrad = ClipGrad(defaultArg Delta x.Delta)

    type ClipNorm with

        member x.With(?Omega: float, ?P: float, ?Throw: bool) : ClipNorm =
            ClipNorm(defaultArg Omega x.Omega, defaultArg P x.P, defaultArg Throw x.Throw)

    type Descent with

        member x.With(?Eta: float) : Descent = Descent(defaultArg Eta x.Eta)

    type Lion with

        member x.With(?Eta: float, ?Beta1: float, ?Beta2: float) : Lion =
            Lion(defaultArg Eta x.Eta, defaultArg Beta1 x.Beta1, defaultArg Beta2 x.Beta2)

    type MixedPrecision with

        member x.With(?Rule: Rule, ?Type: DType) : MixedPrecision =
            MixedPrecision(defaultArg Rule x.Rule, defaultArg Type x.Type)

    type MixedPrecision.State with

        member x.With(?Master: Tensor, ?Inner: obj) : MixedPrecision.State =
            MixedPrecision.State(defaultArg Master x.Master, defaultArg Inner x.Inner)

    type Momentum with

        member x.With(?Eta: float, ?Rho: float) : Momentum =
            Momentum(defaultArg Eta x.Eta, defaultArg Rho x.Rho)

    type NAdam with

        member x.With(?Eta: float, ?Beta1: float, ?Beta2: float, ?Epsilon: float) : NAdam =
            NAdam(defaultArg Eta x.Eta, defaultArg Beta1 x.Beta1, defaultArg Beta2 x.Beta2, defaultArg Epsilon x.Epsilon)

    type Nesterov with

        member x.With(?Eta: float, ?Rho: float) : Nesterov =
            Nesterov(defaultArg Eta x.Eta, defaultArg Rho x.Rho)

    type OAdam with

        member x.With(?Eta: float, ?Beta1: float, ?Beta2: float, ?Epsilon: float) : OAdam =
            OAdam(defaultArg Eta x.Eta, defaultArg Beta1 x.Beta1, defaultArg Beta2 x.Beta2, defaultArg Epsilon x.Epsilon)

    type OAdam.State with

        member x.With(?M: Tensor, ?V: Tensor, ?Term: Tensor) : OAdam.State =
            OAdam.State(defaultArg M x.M, defaultArg V x.V, defaultArg Term x.Term)

    type OptimiserChain with

        member x.With(?Rules: Rule list) : OptimiserChain =
            OptimiserChain(Given.list Rules x.Rules)

    type RAdam with

        member x.With(?Eta: float, ?Beta1: float, ?Beta2: float, ?Epsilon: float) : RAdam =
            RAdam(defaultArg Eta x.Eta, defaultArg Beta1 x.Beta1, defaultArg Beta2 x.Beta2, defaultArg Epsilon x.Epsilon)

    type RmsProp with

        member x.With(?Eta: float, ?Rho: float, ?Epsilon: float, ?Centred: bool) : RmsProp =
            RmsProp(defaultArg Eta x.Eta, defaultArg Rho x.Rho, defaultArg Epsilon x.Epsilon, defaultArg Centred x.Centred)

    type RmsProp.State with

        member x.With(?Square: Tensor, ?Mean: Tensor) : RmsProp.State =
            RmsProp.State(defaultArg Square x.Square, defaultArg Mean x.Mean)

    type Rprop with

        member x.With(?Eta: float, ?Shrink: float, ?Grow: float, ?Smallest: float, ?Largest: float) : Rprop =
            Rprop(
                defaultArg Eta x.Eta,
                defaultArg Shrink x.Shrink,
                defaultArg Grow x.Grow,
                defaultArg Smallest x.Smallest,
                defaultArg Largest x.Largest
            )

    type Rprop.State with

        member x.With(?Gradient: Tensor, ?Eta: Tensor) : Rprop.State =
            Rprop.State(defaultArg Gradient x.Gradient, defaultArg Eta x.Eta)

    type Scheduled with

        member x.With(?Schedule: Schedule, ?Rule: (float -> Rule)) : Scheduled =
            Scheduled(defaultArg Schedule x.Schedule, Given.unary Rule x.Rule)

    type SignDecay with

        member x.With(?Lambda: float) : SignDecay = SignDecay(defaultArg Lambda x.Lambda)

    type WeightDecay with

        member x.With(?Lambda: float) : WeightDecay = WeightDecay(defaultArg Lambda x.Lambda)
