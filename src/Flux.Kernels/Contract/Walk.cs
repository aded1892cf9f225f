namespace Flux.Kernels;

/// <summary>
/// Nested loops over up to four arrays in step, first dimension innermost. Dimensions that continue each other in every array become
/// one, so that most walks are short and their runs long. Holds no references: threads share it by pointer.
/// </summary>
internal unsafe struct Walk
{
    internal const int MaxRank = 8, Arrays = 4;

    private fixed int sizes[MaxRank];
    private fixed long steps[MaxRank * Arrays];

    internal int Rank { get; private set; }

    internal readonly int Size(int dim) => dim < Rank ? sizes[dim] : 1;

    /// <summary>Bytes, or elements on a device, from one of a dimension to the next; 0 where the array repeats, negative where it is read backwards.</summary>
    internal readonly long Step(int dim, int array) => dim < Rank ? steps[dim * Arrays + array] : 0;

    /// <summary>How often the loops from a dimension outwards turn.</summary>
    internal readonly long Turns(int dim)
    {
        long turns = 1;
        for (; dim < Rank; dim++) turns *= sizes[dim];
        return turns;
    }

    /// <summary>Adds the next outer loop.</summary>
    internal void Add(int size, long step0, long step1, long step2 = 0, long step3 = 0)
    {
        if (size == 1) return;
        if (Rank > 0)
        {
            long* last = Steps(Rank - 1);
            int inner = sizes[Rank - 1];
            if (step0 == last[0] * inner && step1 == last[1] * inner && step2 == last[2] * inner && step3 == last[3] * inner)
            {
                sizes[Rank - 1] *= size;
                return;
            }
        }
        if (Rank == MaxRank) throw new NotSupportedException($"More than {MaxRank} dimensions that alternate between kept and repeated; reshape to fewer.");
        long* next = Steps(Rank);
        (next[0], next[1], next[2], next[3]) = (step0, step1, step2, step3);
        sizes[Rank++] = size;
    }

    /// <summary>How up to three arguments broadcast to one dense result, which is the last array; an element of each takes so many units.</summary>
    internal static Walk Repeating(Shape a, Shape b, Shape c, Shape y, (long A, long B, long C, long Y) units)
    {
        Walk walk = default;
        var (strideA, strideB, strideC, strideY) = units;
        for (int i = 0; i < y.Rank; i++)
        {
            walk.Add(y[i], a[i] == 1 ? 0 : strideA, b[i] == 1 ? 0 : strideB, c[i] == 1 ? 0 : strideC, strideY);
            strideA *= a[i];
            strideB *= b[i];
            strideC *= c[i];
            strideY *= y[i];
        }
        return walk;
    }

    /// <summary>Exchanges two loops.</summary>
    internal void Swap(int a, int b)
    {
        (sizes[a], sizes[b]) = (sizes[b], sizes[a]);
        long* left = Steps(a), right = Steps(b);
        for (int i = 0; i < Arrays; i++) (left[i], right[i]) = (right[i], left[i]);
    }

    private long* Steps(int dim)
    {
        fixed (long* first = steps) return first + dim * Arrays;
    }
}

/// <summary>A place in a walk: the byte offset in each array.</summary>
internal unsafe struct Cursor
{
    private fixed int index[Walk.MaxRank];
    private fixed long offsets[Walk.Arrays];
    private readonly int first;

    /// <summary>The given turn of the loops from a dimension outwards.</summary>
    internal Cursor(Walk* walk, int first, long turn)
    {
        this.first = first;
        for (int dim = first; dim < walk->Rank; dim++)
        {
            int size = walk->Size(dim);
            index[dim] = (int)(turn % size);
            turn /= size;
            for (int array = 0; array < Walk.Arrays; array++) offsets[array] += index[dim] * walk->Step(dim, array);
        }
    }

    internal readonly long this[int array] => offsets[array];

    /// <summary>Moves on by one turn.</summary>
    internal void Next(Walk* walk)
    {
        for (int dim = first; dim < walk->Rank; dim++)
        {
            int size = walk->Size(dim);
            bool carries = ++index[dim] == size;
            long turns = carries ? 1 - size : 1;
            for (int array = 0; array < Walk.Arrays; array++) offsets[array] += turns * walk->Step(dim, array);
            if (!carries) return;
            index[dim] = 0;
        }
    }
}
