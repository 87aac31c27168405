/** Manifests that several tests share. */

export const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: web
    image: example.com/web:1.0
`;

/** The same with a wrong value and an unknown field. */
export const brokenPod = `${pod}    imagePullPolicy: always
  restartpolicy: Never
`;

export const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: boats.harbour.example
spec:
  group: harbour.example
  scope: Namespaced
  names: {kind: Boat, plural: boats}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
              masts: {type: integer}
`;

export const brokenBoat = `apiVersion: harbour.example/v1
kind: Boat
metadata:
  name: dinghy
spec:
  mast: 1
`;
