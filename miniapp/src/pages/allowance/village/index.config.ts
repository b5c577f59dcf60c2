export default definePageConfig({ navigationBarTitleText: '补助表', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
