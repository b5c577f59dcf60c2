export default definePageConfig({ navigationBarTitleText: '开始测评' })
