namespace Flux.FSharp

open Flux

[<RequireQualifiedAccess>]
module Signal =
    let hannWindow (n: int) : Tensor = Prelude.HannWindow n
    let hammingWindow (n: int) : Tensor = Prelude.HammingWindow n

    let stft (size: int) (x: Tensor) : Tensor * Tensor =
        let struct (re, im) = Prelude.Stft(x, size)
        re, im

    let istft (size: int) (re: Tensor, im: Tensor) : Tensor = Prelude.Istft(struct (re, im), size)
    let spectrogram (size: int) (x: Tensor) : Tensor = Prelude.Spectrogram(x, size)

    let melScaleFilterbanks (frequencies: int) (mels: int) (sampleRate: int) : Tensor =
        Prelude.MelScaleFilterbanks(frequencies, mels, sampleRate)

    let powerToDb (x: Tensor) : Tensor = Prelude.PowerToDb x
    let dbToPower (x: Tensor) : Tensor = Prelude.DbToPower x
