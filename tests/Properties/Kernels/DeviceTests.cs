using Flux.Kernels;
using Xunit;

namespace Flux.Properties.Kernels;

/// <summary>Devices are found and named; what a machine lacks is an error that says what it has.</summary>
public sealed class DeviceTests
{
    [Fact]
    public void The_list_begins_with_the_host_and_every_label_names_its_device()
    {
        var all = Device.List();
        Assert.Equal(("cpu", DeviceKind.Cpu, true), (all[0].Label, all[0].Kind, all[0].HasFloat64));
        Assert.Equal(all.Length, all.Select(info => info.Label).Distinct().Count());
        Assert.All(all, info =>
        {
            Assert.True(info.Memory > 0 && info.ComputeUnits > 0, $"{info}");
            Assert.StartsWith(info.Label, $"{info}", StringComparison.Ordinal);
            var device = Device.Of(info.Label);
            Assert.Same(device, Device.Of(info.Label.ToUpperInvariant()));
            Assert.Equal(info.Kind == DeviceKind.Cpu, device == Device.Cpu);
        });
    }

    [PoclFact]
    public void OpenCL_on_the_processor_is_taken_by_name_and_never_as_a_gpu()
    {
        var pocl = Assert.Single(Device.List(), info => info is { Kind: DeviceKind.OpenCL, RunsOnCpu: true });
        Assert.StartsWith("opencl:", pocl.Label, StringComparison.Ordinal);
        Assert.Same(GpuDevice.Pocl, Device.Of(pocl.Label));
        Assert.DoesNotContain(Found.Gpus, found => found.RunsOnCpu);
        if (Found.Gpus.Length > 0) return;
        string message = Assert.Throws<InvalidOperationException>(() => Device.Gpu()).Message;
        Assert.Contains($"{pocl.Name}: it is the processor; Device.Of(\"opencl\") takes it", message, StringComparison.Ordinal);
        Assert.Contains("CUDA: no driver, or no device", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tpu"), InlineData(""), InlineData("cpu:0"), InlineData("gpu:"), InlineData("gpu:-1"), InlineData("gpu:1:2"), InlineData("opencl:x")]
    public void Other_names_are_refused(string name)
    {
        string message = Assert.Throws<ArgumentException>(() => Device.Of(name)).Message;
        Assert.Contains($"\"{name}\"; cpu, gpu, cuda or opencl would fit", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu:99", "Device.Gpu"), InlineData("cuda:99", "no cuda:99; of cpu"), InlineData("opencl:99", "no opencl:99; of cpu")]
    public void A_device_that_is_not_there_is_an_error_that_says_what_is(string name, string part)
    {
        string message = Assert.Throws<InvalidOperationException>(() => Device.Of(name)).Message;
        Assert.Contains(part, message, StringComparison.Ordinal);
    }
}
