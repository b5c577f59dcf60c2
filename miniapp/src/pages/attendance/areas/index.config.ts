export default definePageConfig({ navigationBarTitleText: '在村范围', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
