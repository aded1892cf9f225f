using System.Diagnostics;
using Xunit;
using static Flux.Prelude;

namespace Flux.Properties.Saving;

/// <summary>Where files are read and written: links, names, permissions, what writers left behind, and what is no file.</summary>
public sealed class FilePlaceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flux").FullName;
    private readonly Dense model = Dense(2, 2).Build(1), other = Dense(2, 2).Build(2);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    private string[] Names => [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private void AssertSaved(string path) => Assert.True(Tree.AllClose(model, Bson.Load(path, other), 0, 0));

    /// <summary>Every reader and writer of paths.</summary>
    private (string Name, Action<string> Use)[] Users =>
    [
        ("Save", path => Bson.Save(path, model)), ("Save", path => AtomicFile.Check(path)), ("Bson.Load", path => Bson.Load(path, model)),
        ("Jld2.Open", path => Jld2.Open(path)), ("Idx.Images", path => Idx.Images(path)), ("Idx.Labels", path => Idx.Labels(path)),
    ];

    [Fact]
    public void No_path_an_empty_one_and_a_folder_have_errors_of_their_own()
    {
        Assert.All(Users, user =>
        {
            Assert.Equal("path", Assert.Throws<ArgumentNullException>(() => user.Use(null!)).ParamName);
            Assert.Contains($"{user.Name}: the path is empty", Assert.Throws<ArgumentException>(() => user.Use("")).Message, StringComparison.Ordinal);
            Assert.Contains($"{user.Name}: the path has a null character at 1", Assert.Throws<ArgumentException>(() => user.Use("a\0b")).Message,
                StringComparison.Ordinal);
            foreach (string path in new[] { folder, folder + Path.DirectorySeparatorChar, At("new") + Path.DirectorySeparatorChar })
            {
                string met = Assert.ThrowsAny<IOException>(() => user.Use(path)).Message;
                Assert.Contains("a folder", met, StringComparison.Ordinal);
                Assert.Contains(path, met, StringComparison.Ordinal);
            }
        });
        Assert.Empty(Names);
    }

    /// <summary>Files that are not regular: how they are made, and what they are called.</summary>
    public static TheoryData<string, string, string> Special() => new()
    {
        { "pipe", "mkfifo pipe", "a pipe" }, { "zero", "ln -s /dev/zero zero", "a device" }, { "null", "ln -s /dev/null null", "a device" },
        { "link", "mkfifo pipe; ln -s pipe link", "a pipe" }, { "random", "ln -s /dev/random random", "a device" },
    };

    [Theory, MemberData(nameof(Special))]
    public void What_is_no_regular_file_is_neither_read_nor_replaced(string name, string make, string what)
    {
        if (!OperatingSystem.IsLinux()) return;
        using (var shell = Process.Start(new ProcessStartInfo("sh", ["-c", make]) { WorkingDirectory = folder })!) shell.WaitForExit();
        string[] before = Names;
        Assert.All(Users, user => Assert.Contains(what, Assert.ThrowsAny<IOException>(() => user.Use(At(name))).Message, StringComparison.Ordinal));
        Assert.Equal(before, Names);
        Assert.Equal(what, FilePlace.Of("", At(name)).Other);
    }

    [Theory, InlineData("there"), InlineData("not yet there")]
    public void A_link_stays_and_its_target_is_replaced(string target)
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(At("elsewhere"));
        if (target == "there") File.WriteAllText(At("elsewhere/model.bson"), "old");
        File.CreateSymbolicLink(At("elsewhere/link"), "model.bson");
        File.CreateSymbolicLink(At("latest.bson"), Path.Combine("elsewhere", "link"));
        Bson.Save(At("latest.bson"), model);
        Assert.Equal(Path.Combine("elsewhere", "link"), new FileInfo(At("latest.bson")).LinkTarget);
        Assert.Null(new FileInfo(At("elsewhere/model.bson")).LinkTarget);
        AssertSaved(At("elsewhere/model.bson"));
        AssertSaved(At("latest.bson"));
    }

    [Fact]
    public void A_circle_of_links_and_a_link_into_nothing_are_named()
    {
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(At("a"), "b");
        File.CreateSymbolicLink(At("b"), "a");
        File.CreateSymbolicLink(At("lost"), "absent/model.bson");
        Assert.All(Users, user => Assert.Contains(At("a"), Assert.ThrowsAny<IOException>(() => user.Use(At("a"))).Message, StringComparison.Ordinal));
        Assert.Contains(At("absent"), Assert.Throws<DirectoryNotFoundException>(() => Bson.Save(At("lost"), model)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Bson.Load(At("lost"), model));
    }

    [Theory, InlineData(217, 'n'), InlineData(218, 'n'), InlineData(255, 'n'), InlineData(127, 'ä'), InlineData(63, '木')]
    public void Names_are_as_long_as_the_file_system_allows(int length, char letter)
    {
        string path = At(new string(letter, length));
        Bson.Save(path, other);
        Bson.Save(path, model);
        AssertSaved(path);
        Assert.Single(Names);
    }

    [Fact]
    public void Longer_names_are_refused_before_anything_is_written()
    {
        bool written = false;
        Assert.Throws<PathTooLongException>(() => AtomicFile.Write(At(new string('n', 256)), _ => written = true));
        Assert.False(written);
        Assert.Empty(Names);
    }

    [Theory, InlineData("600"), InlineData("640"), InlineData("664"), InlineData("444")]
    public void A_file_keeps_its_permissions(string octal)
    {
        if (OperatingSystem.IsWindows()) return;
        var mode = (UnixFileMode)Convert.ToInt32(octal, 8);
        Bson.Save(At("model.bson"), other);
        File.SetUnixFileMode(At("model.bson"), mode);
        UnixFileMode meanwhile = default;
        AtomicFile.Write(At("model.bson"), stream => meanwhile = OperatingSystem.IsWindows() ? 0 : File.GetUnixFileMode(((FileStream)stream).SafeFileHandle));
        Assert.Equal(UnixFileMode.None, meanwhile & ~(mode | UnixFileMode.UserRead | UnixFileMode.UserWrite)); // never open to more
        Bson.Save(At("model.bson"), model);
        Assert.Equal(mode, File.GetUnixFileMode(At("model.bson")));
    }

    [Fact]
    public void The_next_save_of_a_path_removes_what_killed_writers_of_it_left_and_nothing_else()
    {
        string left = "";
        AtomicFile.Write(At("model.bson"), stream => left = ((FileStream)stream).Name);
        string mark = Path.GetFileName(left)[..^36]; // all but the part of its own
        AtomicFile.Write(At("other.bson"), stream => left = ((FileStream)stream).Name);
        File.WriteAllText(At($"{mark}1.tmp"), "dead");
        File.WriteAllText(At($"{mark}2.tmp"), "dead");
        File.WriteAllText(left, "dead, of the other path");
        File.WriteAllText(At("mine.tmp"), "");
        Bson.Save(At("model.bson"), model);
        Assert.Equal([Path.GetFileName(left), "mine.tmp", "model.bson", "other.bson"], Names);
    }

    [Fact]
    public void A_writer_that_lives_keeps_its_file_while_others_save()
    {
        AtomicFile.Write(At("model.bson"), stream =>
        {
            for (int i = 0; i < 3; i++) Bson.Save(At("model.bson"), other);
            Assert.Equal(2, Names.Length);
            stream.Write("mine"u8);
        });
        Assert.Equal("mine", File.ReadAllText(At("model.bson")));
        Assert.Equal(["model.bson"], Names);
    }

    [Fact]
    public void Many_writers_of_a_path_at_once_all_save_and_leave_one_file()
    {
        var eight = new ParallelOptions { MaxDegreeOfParallelism = 8 };
        Parallel.For(0, 64, eight, i => Bson.Save(At("model.bson"), i % 2 == 0 ? model : other));
        Bson.Save(At("model.bson"), model);
        AssertSaved(At("model.bson"));
        Assert.Equal(["model.bson"], Names);
    }

    [Fact]
    public void A_writer_that_fails_says_why_and_leaves_nothing()
    {
        Assert.Equal("mine", Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(At("model.bson"), stream =>
        {
            File.Delete(((FileStream)stream).Name);
            throw new InvalidOperationException("mine");
        })).Message);
        Assert.Empty(Names);
    }
}
