// Answers what Kubernetes' own ValidatingAdmissionPolicy plugin says of objects: the code of an API server, without the server.
//
// Standard input is one JSON document: {"policies": [...], "bindings": [...], "requests": [{"operation", "resource", "user", "object", "oldObject"}]}.
// Standard output has one line for each request: {"allowed": bool, "message": "...", "warnings": ["..."]}. A policy that does not
// compile denies with the compiler's words, as it does on an API server where its failurePolicy is Fail.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	admissionregistration "k8s.io/api/admissionregistration/v1"
	core "k8s.io/api/core/v1"
	apimeta "k8s.io/apimachinery/pkg/api/meta"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/policy/validating"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/apiserver/pkg/warning"
	dynamicfake "k8s.io/client-go/dynamic/fake"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
)

type request struct {
	Operation string `json:"operation"`
	Resource  string `json:"resource"`
	User      string `json:"user"`
	// Read as an API server reads them: whole numbers are whole.
	Object    *unstructured.Unstructured `json:"object"`
	OldObject *unstructured.Unstructured `json:"oldObject"`
}

type input struct {
	Policies []*admissionregistration.ValidatingAdmissionPolicy        `json:"policies"`
	Bindings []*admissionregistration.ValidatingAdmissionPolicyBinding `json:"bindings"`
	Requests []request                                                 `json:"requests"`
}

type answer struct {
	Allowed  bool     `json:"allowed"`
	Message  string   `json:"message"`
	Warnings []string `json:"warnings"`
}

type recorder struct{ texts []string }

func (r *recorder) AddWarning(_, text string) { r.texts = append(r.texts, text) }

type everyoneMayEverything struct{}

func (everyoneMayEverything) Authorize(context.Context, authorizer.Attributes) (authorizer.Decision, string, error) {
	return authorizer.DecisionAllow, "", nil
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var given input
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		return fmt.Errorf("the input cannot be read: %w", err)
	}

	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	plugin, err := start(ctx, given)
	if err != nil {
		return err
	}

	out := json.NewEncoder(os.Stdout)
	for _, r := range given.Requests {
		a, err := answerTo(ctx, plugin, r)
		if err != nil {
			return err
		}
		if err := out.Encode(a); err != nil {
			return err
		}
	}
	return nil
}

func start(ctx context.Context, given input) (*validating.Plugin, error) {
	objects := []runtime.Object{}
	mapper := apimeta.NewDefaultRESTMapper(nil)
	for _, policy := range given.Policies {
		fillIn(policy)
		objects = append(objects, policy)
	}
	for _, binding := range given.Bindings {
		objects = append(objects, binding)
	}
	for _, name := range namespaces(given) {
		objects = append(objects, &core.Namespace{ObjectMeta: meta.ObjectMeta{Name: name, Labels: map[string]string{"kubernetes.io/metadata.name": name}}})
	}

	client := fake.NewClientset(objects...)
	factory := informers.NewSharedInformerFactory(client, 0)
	plugin, err := validating.NewPlugin(nil)
	if err != nil {
		return nil, err
	}
	plugin.SetExternalKubeClientSet(client)
	plugin.SetExternalKubeInformerFactory(factory)
	plugin.SetRESTMapper(mapper)
	plugin.SetDynamicClient(dynamicfake.NewSimpleDynamicClient(runtime.NewScheme()))
	plugin.SetDrainedNotification(ctx.Done())
	plugin.SetAuthorizer(everyoneMayEverything{})
	plugin.SetEnabled(true)
	if err := plugin.ValidateInitialization(); err != nil {
		return nil, err
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	deadline := time.After(30 * time.Second)
	for !plugin.WaitForReady() {
		select {
		case <-deadline:
			return nil, fmt.Errorf("the plugin did not become ready")
		default:
		}
	}
	return plugin, nil
}

// fillIn sets what an API server would: the plugin only ever sees stored policies.
func fillIn(policy *admissionregistration.ValidatingAdmissionPolicy) {
	if policy.Spec.FailurePolicy == nil {
		fail := admissionregistration.Fail
		policy.Spec.FailurePolicy = &fail
	}
	constraints := policy.Spec.MatchConstraints
	if constraints == nil {
		return
	}
	if constraints.MatchPolicy == nil {
		equivalent := admissionregistration.Equivalent
		constraints.MatchPolicy = &equivalent
	}
	if constraints.NamespaceSelector == nil {
		constraints.NamespaceSelector = &meta.LabelSelector{}
	}
	if constraints.ObjectSelector == nil {
		constraints.ObjectSelector = &meta.LabelSelector{}
	}
}

func namespaces(given input) []string {
	seen := map[string]bool{}
	names := []string{}
	for _, r := range given.Requests {
		for _, o := range []*unstructured.Unstructured{r.Object, r.OldObject} {
			if o != nil && o.GetNamespace() != "" && !seen[o.GetNamespace()] {
				seen[o.GetNamespace()] = true
				names = append(names, o.GetNamespace())
			}
		}
	}
	return names
}

func answerTo(ctx context.Context, plugin *validating.Plugin, r request) (answer, error) {
	var object, old runtime.Object
	subject := r.OldObject
	if subject != nil {
		old = subject
	}
	if r.Object != nil {
		subject = r.Object
		object = subject
	}

	kind := subject.GroupVersionKind()
	resource := schema.GroupVersionResource{Group: kind.Group, Version: kind.Version, Resource: r.Resource}
	attributes := admission.NewAttributesRecord(
		object, old, kind, subject.GetNamespace(), subject.GetName(), resource, "", admission.Operation(r.Operation), nil, false,
		&user.DefaultInfo{Name: r.User})
	heard := &recorder{}
	err := plugin.Validate(warning.WithWarningRecorder(ctx, heard), attributes, interfaces{})
	a := answer{Allowed: err == nil, Warnings: heard.texts}
	if err != nil {
		a.Message = err.Error()
	}
	return a, nil
}
