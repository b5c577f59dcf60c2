export default definePageConfig({ navigationBarTitleText: '修改取值' })
