using System.Globalization;
using Flux.Logging;
using Flux.Reporting;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Flux.Properties.Logging;

/// <summary>What is written for TensorBoard is read back record by record, by a decoder that knows nothing of the encoder.</summary>
public sealed class BoardTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux-board").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private List<BoardRecord> Read() => BoardRecord.Read(Assert.Single(Directory.GetFiles(folder)));

    /// <summary>The entries of one element at a step, as they were read.</summary>
    private List<BoardRecord> Written(long step, params BoardEntry[] entries)
    {
        Assert.Single(new[] { 0 }.WithTensorBoard(folder, _ => step, _ => entries));
        return Read();
    }

    [Fact]
    public void Every_step_is_passed_on_and_written()
    {
        TrainProgress<Dense>[] steps = [.. ObservedRun.Of(2).WithTensorBoard(folder)];
        Assert.Equal(ObservedRun.Of(2).Select(step => step.Loss), steps.Select(step => step.Loss));
        var records = Read();
        Assert.Equal("brain.Event:2", records[0].FileVersion);
        var each = records.Where(record => record.Tag == "loss/step").ToArray();
        Assert.Equal(steps.Select(step => (step.State.Step, (float)step.Loss)), each.Select(record => (record.Step, record.Number!.Value)));
        var epochs = records.Where(record => record.Tag == "loss/epoch").ToArray();
        Assert.Equal([(3L, (float)steps[..3].Average(step => step.Loss)), (6L, (float)steps[3..].Average(step => step.Loss))],
            epochs.Select(record => (record.Step, record.Number!.Value)));
        Assert.All(records, record => Assert.InRange(record.WallTime, 1.7e9, 1e11));
    }

    [Fact]
    public void What_is_told_of_epochs_is_written_at_their_ends()
    {
        var run = ObservedRun.Of(2).WithTensorBoard(folder, s => [BoardEntry.Scalar("test/accuracy", s.Epoch), BoardEntry.Histogram("weight", s.Model.Weight)]);
        Assert.Equal(6, run.Count());
        var records = Read();
        Assert.Equal([(3L, 0f), (6L, 1f)], records.Where(record => record.Tag == "test/accuracy").Select(record => (record.Step, record.Number!.Value)));
        Assert.Equal([3L, 6L], records.Where(record => record.Tag == "weight").Select(record => record.Step));
    }

    [Fact]
    public void Nothing_is_made_before_it_is_asked_for_and_each_enumeration_has_its_file()
    {
        string deep = Path.Combine(folder, "runs", "a");
        var run = ObservedRun.Of(1).WithTensorBoard(deep);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Assert.Equal(3, run.Count());
        Assert.Equal(3, run.Count());
        Assert.Equal(2, Directory.GetFiles(deep, "events.out.tfevents.*").Length);
    }

    /// <summary>What ends the process at any step leaves what was written so far, whole.</summary>
    [Fact]
    public void At_every_step_the_file_is_whole()
    {
        int seen = 0;
        foreach (var step in ObservedRun.Of(2).WithTensorBoard(folder)) Assert.Equal(++seen, Read().Count(record => record.Tag == "loss/step"));
        Assert.Equal(6, seen);
    }

    /// <summary>The first bytes of every file that TensorFlow writes: a length of 24, and its checksum.</summary>
    [Fact]
    public void A_file_begins_as_those_of_TensorFlow()
    {
        Written(0);
        Assert.Equal([0x18, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22], File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder)))[..12]);
    }

    /// <summary>RFC 3720, appendix B.4, and the check value of the polynomial.</summary>
    [Theory]
    [InlineData(0x8a9136aa, "zeros"), InlineData(0x62a8ab43, "ones"), InlineData(0x46dd794e, "up"), InlineData(0x113fdb5c, "down")]
    [InlineData(0xe3069283, "digits"), InlineData(0u, "nothing")]
    public void The_checksum_is_that_of_Castagnoli(uint expected, string which)
    {
        byte[] bytes = which switch
        {
            "zeros" => new byte[32],
            "ones" => [.. Enumerable.Repeat((byte)255, 32)],
            "up" => [.. Enumerable.Range(0, 32).Select(i => (byte)i)],
            "down" => [.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))],
            "digits" => "123456789"u8.ToArray(),
            _ => [],
        };
        Assert.Equal(expected, RecordChecksum.Crc32C(bytes));
        Assert.Equal(BoardRecord.Masked(bytes), RecordChecksum.Of(bytes));
    }

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(127), InlineData(128), InlineData(int.MaxValue), InlineData(3_000_000_000), InlineData(long.MaxValue)]
    public void A_step_is_any_number_of_64_bits(long step) => Assert.Equal(step, Written(step, BoardEntry.Scalar("loss", 1)).Last().Step);

    [Theory]
    [InlineData(0), InlineData(-0.1), InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    [InlineData(1e-300), InlineData(1e300)]
    public void A_number_is_written_in_single_precision(double value) => Assert.Equal((float)value, Written(1, BoardEntry.Scalar("loss", value)).Last().Number);

    [Theory]
    [InlineData("loss"), InlineData("a/b/c"), InlineData("förlust/träning π"), InlineData("with spaces"), InlineData("\0")]
    public void A_tag_is_any_text(string tag) => Assert.Equal(tag, Written(1, BoardEntry.Scalar(tag, 1)).Last().Tag);

    [Fact]
    public void Entries_of_one_step_are_all_there_and_a_step_without_entries_is_not()
    {
        var records = Written(1, BoardEntry.Scalar("a", 1), BoardEntry.Text("b", "*text*"), BoardEntry.Scalar("c", 2));
        Assert.Equal([null, "a", "b", "c"], records.Select(record => record.Tag));
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        Assert.Single(Written(1));
    }

    [Fact]
    public void Text_is_a_tensor_that_the_plugin_of_texts_shows()
    {
        var record = Written(1, BoardEntry.Text("notes", "# Überschrift")).Last();
        Assert.Equal(("# Überschrift", "text"), (record.Text, record.Plugin));
    }

    [Fact]
    public void An_image_has_the_bytes_and_size_of_its_file()
    {
        byte[] png = (Plot.Of("loss", Series.Line("train", [2, 1])) with { Width = 300, Height = 200 }).Png();
        var record = Written(1, BoardEntry.Image("plot", png)).Last();
        Assert.Equal((300L, 200L), (record.Width, record.Height));
        Assert.Equal(png, record.Image);
    }

    public static TheoryData<string, double[], int> Distributions => new()
    {
        { "many", [.. Enumerable.Range(0, 100).Select(i => i * i * 0.01)], 30 },
        { "with some that are not finite", [1, double.NaN, 2, double.PositiveInfinity, 3], 30 },
        { "one", [5], 1 },
        { "equal ones", [-2, -2, -2], 1 },
        { "none that is finite", [double.NaN], 0 },
        { "none", [], 0 },
    };

    [Theory, MemberData(nameof(Distributions))]
    public void A_histogram_counts_every_finite_number_once(string what, double[] values, int buckets)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        var record = Written(1, BoardEntry.Histogram("weights", Tensor.Of(values, values.Length))).Last();
        var (limits, counts) = (record.Limits, record.Counts);
        Assert.True(limits.Length == buckets && counts.Length == buckets, what);
        Assert.Equal(finite.Length, counts.Sum());
        Assert.Equal(finite.Sum(), record.Sum, 1e-9);
        Assert.Equal(finite.Sum(value => value * value), record.SumOfSquares, 1e-9);
        for (int i = 0; i < buckets; i++)
        {
            double above = i == 0 ? double.NegativeInfinity : limits[i - 1];
            // A number on the edge may lie on either side of it, by rounding.
            int inside = finite.Count(v => v > above + 1e-9 && v < limits[i] - 1e-9), around = finite.Count(v => v >= above - 1e-9 && v <= limits[i] + 1e-9);
            Assert.InRange(counts[i], inside, around);
        }
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Assert.Equal(-1.5f, Written(-1, BoardEntry.Scalar("loss", -1.5)).Last().Number);
            Assert.Matches(@"events\.out\.tfevents\.\d{10}\..*\.\d+\.\d+$", Assert.Single(Directory.GetFiles(folder)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public static TheoryData<Func<BoardEntry>, string> Wrong => new()
    {
        { () => BoardEntry.Scalar("", 1), "BoardEntry.Scalar: an empty tag" },
        { () => BoardEntry.Histogram("", Tensor.Zeros(2)), "BoardEntry.Histogram: an empty tag" },
        { () => BoardEntry.Text("", "x"), "BoardEntry.Text: an empty tag" },
        { () => BoardEntry.Image("plot", [1, 2, 3]), "BoardEntry.Image: 3 bytes that are no PNG file" },
        { () => BoardEntry.Image("plot", new byte[100]), "BoardEntry.Image: 100 bytes that are no PNG file" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_cannot_be_shown_is_an_error_that_says_why(Func<BoardEntry> entry, string says) =>
        Assert.StartsWith(says, Assert.Throws<ArgumentException>(entry).Message);

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error_when_steps_are_asked_for()
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        var run = ObservedRun.Of(1).WithTensorBoard(file);
        Assert.ThrowsAny<IOException>(() => run.Count());
    }

    [Fact]
    public void A_run_without_steps_still_ends_at_its_start_when_it_is_observed()
    {
        var end = ObservedRun.Of(0).WithTensorBoard(folder).WithMeter("none").WithLogger(NullLogger.Instance).Finish();
        Assert.Equal(0, end.State.Step);
        Assert.True(double.IsNaN(end.Loss));
    }
}
