namespace Flux;

public static partial class Loss
{
    // Stands for log 0: it stays finite under additions and its exponential is 0.
    private const double LogZero = -1e30;

    /// <summary>
    /// Connectionist temporal classification: -log of the probability that logits (classes×time) spell the labels, summed over all alignments in which repeats
    /// merge and blanks, the last class, drop out (Graves et al. 2006; Flux's ctc_loss). Labels are an Int32 vector of classes from 0, without blanks.
    /// </summary>
    /// <exception cref="ArgumentException">The logits are no matrix, a label is no class, or there are fewer time steps than the labels need.</exception>
    public static Tensor Ctc(Tensor logits, Tensor labels)
    {
        if (logits.Rank != 2) throw new ArgumentException($"Loss.Ctc: the logits have shape {logits.Shape}; (classes×time) would fit.", nameof(logits));
        int blank = logits.Shape[0] - 1, steps = logits.Shape[1];
        int[] spelled = labels.ToInts();
        int wrong = Array.FindIndex(spelled, label => label < 0 || label >= blank);
        if (wrong >= 0)
        {
            throw new ArgumentException($"Loss.Ctc: label {spelled[wrong]} at {wrong}; 0 to {blank - 1} would fit, {blank} being the blank.", nameof(labels));
        }
        int needed = spelled.Length + Enumerable.Range(1, Math.Max(0, spelled.Length - 1)).Count(i => spelled[i] == spelled[i - 1]);
        if (steps < Math.Max(1, needed))
        {
            throw new ArgumentException($"Loss.Ctc: {steps} time steps for labels that need {Math.Max(1, needed)}; as many or more would fit.", nameof(logits));
        }

        // Blanks before, between and after the labels; a label may follow another one directly if they differ.
        int[] states = [.. spelled.SelectMany(label => (int[])[blank, label]), blank];
        var observed = Prelude.Gather(Prelude.LogSoftmax(logits).Transpose(), Tensor.Of(states).To(logits.Device)).Transpose();
        var begins = Mask(states.Length, s => s < 2, logits);
        var skips = Mask(states.Length, s => s >= 2 && states[s] != blank && states[s] != states[s - 2], logits);
        var α = observed[.., 0] + begins;
        for (int t = 1; t < steps; t++)
        {
            var ways = Prelude.Concat(1, α, Later(α, 1), Later(α, 2) + skips);
            α = observed[.., t] + Prelude.LogSumExp(ways, 1).Reshape(-1);
        }
        return -Prelude.LogSumExp(α[Math.Max(0, states.Length - 2)..]).Reshape();
    }

    /// <summary>0 where allowed, log 0 elsewhere.</summary>
    private static Tensor Mask(int count, Func<int, bool> allowed, Tensor like) =>
        Tensor.Of([.. Enumerable.Range(0, count).Select(s => allowed(s) ? 0 : LogZero)]).Cast(like.DType).To(like.Device);

    /// <summary>The vector moved by so many places, log 0 moving in.</summary>
    private static Tensor Later(Tensor α, int places) => places >= α.Shape[0]
        ? Tensor.Full(α.Shape, LogZero, α.DType).To(α.Device)
        : Prelude.Concat(0, Tensor.Full(new(places), LogZero, α.DType).To(α.Device), α[..^places]);
}
