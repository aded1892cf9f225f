namespace Flux.FSharp

open Flux

/// Rules and their states with other members, as in `CopiesOfLayers`.
[<AutoOpen>]
module CopiesOfRules =
    type AMSGrad with

        /// AMSGrad with other members.
        member With: ?Eta: float * ?Beta1: float * ?Beta2: float * ?Epsilon: float -> AMSGrad

    type AMSGrad.State with

        /// AMSGrad.State with other members.
        member With: ?M: Tensor * ?V: Tensor * ?Largest: Tensor -> AMSGrad.State

    type AccumGrad with

        /// AccumGrad with other members.
        member With: ?N: int * ?Rule: Rule -> AccumGrad

    type AccumGrad.State with

        /// AccumGrad.State with other members.
        member With: ?Mean: Tensor * ?Count: int * ?Steps: int64 * ?Inner: obj -> AccumGrad.State

    type AdaBelief with

        /// AdaBelief with other members.
        member With: ?Eta: float * ?Beta1: float * ?Beta2: float * ?Epsilon: float -> AdaBelief

    type AdaDelta with

        /// AdaDelta with other members.
        member With: ?Rho: float * ?Epsilon: float -> AdaDelta

    type AdaDelta.State with

        /// AdaDelta.State with other members.
        member With: ?Gradient: Tensor * ?Step: Tensor -> AdaDelta.State

    type AdaGrad with

        /// AdaGrad with other members.
        member With: ?Eta: float * ?Epsilon: float -> AdaGrad

    type AdaMax with

        /// AdaMax with other members.
        member With: ?Eta: float * ?Beta1: float * ?Beta2: float * ?Epsilon: float -> AdaMax

    type AdaMax.State with

        /// AdaMax.State with other members.
        member With: ?Mean: Tensor * ?Largest: Tensor -> AdaMax.State

    type Adam with

        /// Adam with other members.
        member With: ?Eta: float * ?Beta1: float * ?Beta2: float * ?Epsilon: float -> Adam

    type Adam.State with

        /// Adam.State with other members.
        member With: ?M: Tensor * ?V: Tensor -> Adam.State

    type AdamW with

        /// AdamW with other members.
        member With:
            ?Eta: float * ?Beta1: float * ?Beta2: float * ?Lambda: float * ?Epsilon: float * ?Couple: bool -> AdamW

    type ClipGlobalNorm with

        /// ClipGlobalNorm with other members.
        member With: ?Omega: float * ?Throw: bool -> ClipGlobalNorm

    type ClipGrad with

        /// ClipGrad with other members.
        member With: ?Delta: float -> ClipGrad

    type ClipNorm with

        /// ClipNorm with other members.
        member With: ?Omega: float * ?P: float * ?Throw: bool -> ClipNorm

    type Descent with

        /// Descent with other members.
        member With: ?Eta: float -> Descent

    type Lion with

        /// Lion with other members.
        member With: ?Eta: float * ?Beta1: float * ?Beta2: float -> Lion

    type MixedPrecision with

        /// MixedPrecision with other members.
        member With: ?Rule: Rule * ?Type: DType -> MixedPrecision

    type MixedPrecision.State with

        /// MixedPrecision.State with other members.
        member With: ?Master: Tensor * ?Inner: obj -> MixedPrecision.State

    type Momentum with

        /// Momentum with other members.
        member With: ?Eta: float * ?Rho: float -> Momentum

    type NAdam with

        /// NAdam with other members.
        member With: ?Eta: float * ?Beta1: float * ?Beta2: float * ?Epsilon: float -> NAdam

    type Nesterov with

        /// Nesterov with other members.
        member With: ?Eta: float * ?Rho: float -> Nesterov

    type OAdam with

        /// OAdam with other members.
        member With: ?Eta: float * ?Beta1: float * ?Beta2: float * ?Epsilon: float -> OAdam

    type OAdam.State with

        /// OAdam.State with other members.
        member With: ?M: Tensor * ?V: Tensor * ?Term: Tensor -> OAdam.State

    type OptimiserChain with

        /// OptimiserChain with other members.
        member With: ?Rules: Rule list -> OptimiserChain

    type RAdam with

        /// RAdam with other members.
        member With: ?Eta: float * ?Beta1: float * ?Beta2: float * ?Epsilon: float -> RAdam

    type RmsProp with

        /// RmsProp with other members.
        member With: ?Eta: float * ?Rho: float * ?Epsilon: float * ?Centred: bool -> RmsProp

    type RmsProp.State with

        /// RmsProp.State with other members.
        member With: ?Square: Tensor * ?Mean: Tensor -> RmsProp.State

    type Rprop with

        /// Rprop with other members.
        member With: ?Eta: float * ?Shrink: float * ?Grow: float * ?Smallest: float * ?Largest: float -> Rprop

    type Rprop.State with

        /// Rprop.State with other members.
        member With: ?Gradient: Tensor * ?Eta: Tensor -> Rprop.State

    type Scheduled with

        /// Scheduled with other members.
        member With: ?Schedule: Schedule * ?Rule: (float -> Rule) -> Scheduled

    type SignDecay with

        /// SignDecay with other members.
        member With: ?Lambda: float -> SignDecay

    type WeightDecay with

        /// WeightDecay with other members.
        member With: ?Lambda: float -> WeightDecay
