namespace Flux.Kernels;

/// <summary>Sums of whole numbers over any set of dimensions; they wrap, so that their order does not matter.</summary>
internal static unsafe class IntegerSum
{
    internal static void Reduce(View x, View y)
    {
        using Held<int> hx = x.Hold<int>(), hy = y.Hold<int>();
        new Span<int>(hy.Pointer, y.Count).Clear();
        if (x.Count == 0) return;
        Walk walk = default;
        long stepX = 1, stepY = 1;
        for (int i = 0; i < x.Shape.Rank; i++)
        {
            walk.Add(x.Shape[i], stepX, y.Shape[i] == 1 ? 0 : stepY);
            stepX *= x.Shape[i];
            stepY *= y.Shape[i];
        }
        int run = walk.Size(0);
        var cursor = new Cursor(&walk, 1, 0);
        for (int runs = x.Count / run; runs > 0; runs--, cursor.Next(&walk)) Add(hx.Pointer + cursor[0], hy.Pointer + cursor[1], run, walk.Step(0, 1));
    }

    private static void Add(int* from, int* to, int count, long step)
    {
        if (step == 0)
        {
            int sum = 0;
            for (int i = 0; i < count; i++) sum += from[i];
            *to += sum;
        }
        else
        {
            for (int i = 0; i < count; i++) to[i] += from[i];
        }
    }
}
