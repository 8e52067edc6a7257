package main

import (
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
)

// interfaces answers what an API server knows of its kinds: here each kind has one version, so that nothing is ever converted.
type interfaces struct{}

func (interfaces) GetObjectCreater() runtime.ObjectCreater         { return nil }
func (interfaces) GetObjectTyper() runtime.ObjectTyper             { return nil }
func (interfaces) GetObjectDefaulter() runtime.ObjectDefaulter     { return nil }
func (interfaces) GetObjectConvertor() runtime.ObjectConvertor     { return convertor{} }
func (interfaces) GetEquivalentResourceMapper() runtime.EquivalentResourceMapper {
	return runtime.NewEquivalentResourceRegistry()
}

type convertor struct{}

func (convertor) Convert(in, out, context any) error { return nil }
func (convertor) ConvertToVersion(in runtime.Object, _ runtime.GroupVersioner) (runtime.Object, error) {
	return in, nil
}
func (convertor) ConvertFieldLabel(_ schema.GroupVersionKind, label, value string) (string, string, error) {
	return label, value, nil
}

var _ admission.ObjectInterfaces = interfaces{}
